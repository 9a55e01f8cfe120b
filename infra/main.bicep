// Everything that Commonplace needs in Azure, as an inventory: what there is, and who is told of whom.
// What a part is made of stands in modules/; the outputs bear the names of the variables that the Toolkit keeps in env/.
targetScope = 'resourceGroup'

@description('Where the resources are.')
param location string = resourceGroup().location

@description('Tells environments in one resource group apart, such as dev or prod. It goes into every name.')
@minLength(1)
@maxLength(12)
param environmentName string

@description('Id of the Teams app, as the Developer Portal gave it.')
@minLength(36)
@maxLength(36)
param teamsAppId string

@description('Id of the Entra application with which people sign in to the tab.')
@minLength(36)
@maxLength(36)
param aadAppClientId string

@description('Name of the bot as people see it.')
@maxLength(42)
param displayName string = 'Commonplace'

@description('Size of the machines. Zone redundancy needs a Premium size.')
@allowed(['B1', 'B2', 'B3', 'P0v3', 'P1v3', 'P2v3'])
param planSku string = 'P0v3'

@description('How many machines run the server. With two or more, one can be lost or renewed unnoticed.')
@minValue(1)
@maxValue(30)
param instanceCount int = 2

@description('Spreads the machines and the store over availability zones. Needs a region with zones, a Premium size and at least two machines; decide at the beginning, because an existing plan or account cannot always be moved.')
param isZoneRedundant bool = false

@description('How the store is paid: for each request (serverless, up to 5,000 RU/s), or for a range that follows the load (autoscale). Neither can become the other later.')
@allowed(['serverless', 'autoscale'])
param storeCapacity string = 'serverless'

@description('With autoscale only: the upper end of the range, in request units a second and in steps of 1,000. The lower end is a tenth of it.')
@minValue(1000)
@maxValue(1000000)
param storeMaxThroughput int = 4000

@description('How far back the store can be restored. What was erased can come back for as long: seven days is the default because erased shall mean gone.')
@allowed(['Continuous7Days', 'Continuous30Days'])
param storeBackup string = 'Continuous7Days'

@description('Price of the bot registration. F0 has no limit in Teams; S1 brings an assured availability.')
@allowed(['F0', 'S1'])
param botSku string = 'F0'

@description('How long logs and measurements are kept, in days.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('How much the server says.')
@allowed(['error', 'warn', 'info', 'debug'])
param logLevel string = 'info'

@description('Whom people ask about the app and their data: an e-mail address or an https address. Without it the pages name the Teams administrator.')
param supportContact string = ''

@description('Address of your terms, with https, to which the page about terms links.')
param termsUrl string = ''

@description('Tags for every resource, beside app and environment: what your organisation demands.')
param extraTags object = {}

@description('A host name of your own, such as community.example.com. Its CNAME and its TXT record have to be there first.')
param customDomain string = ''

@description('Set to true once a deployment has bound customDomain, so that the next one does not interrupt https. With two regions it does nothing.')
param isCustomDomainBound bool = false

@description('Closes the store to the internet: the server reaches it through a private endpoint, and so must whoever else works on it.')
param isStorePrivate bool = false

@description('With isStorePrivate only: the addresses of the network that is made, at least a /25.')
param networkAddressPrefix string = '10.0.0.0/24'

@description('With isStorePrivate, instead of a network that is made: resource id of a subnet of yours, delegated to Microsoft.Web/serverFarms, in the same region.')
param machinesSubnetId string = ''

@description('Together with machinesSubnetId: resource id of the subnet of the private endpoint. That privatelink.documents.azure.com leads there is then left to your DNS.')
param endpointsSubnetId string = ''

@description('Mail address that alerts go to. Without it, and without alertActionGroupId, there are none.')
param alertEmail string = ''

@description('Resource id of an action group of yours that alerts go to, instead of a mail address.')
param alertActionGroupId string = ''

@description('Adds the deployment slot staging, in which a new version is looked at before it is swapped in. Needs a Premium size.')
param hasStagingSlot bool = false

@description('A second region, such as westeurope: a copy of the store that takes over, one machine in reserve, and Azure Front Door before both. Needs storeCapacity autoscale.')
param secondLocation string = ''

var resourceToken = take(uniqueString(resourceGroup().id, environmentName), 8)
var resourceName = toLower('commonplace-${environmentName}-${resourceToken}')
var tags = union(extraTags, { app: 'commonplace', environment: environmentName })

var isDoubled = !empty(secondLocation)
var secondRegion = isDoubled && (storeCapacity == 'serverless' || isStorePrivate)
  ? fail('secondLocation needs storeCapacity autoscale, and does not go together with isStorePrivate.')
  : secondLocation
var maxThroughput = storeMaxThroughput % 1000 == 0
  ? storeMaxThroughput
  : fail('storeMaxThroughput has to be a multiple of 1,000.')

var firstServer = [{ name: resourceName, location: location, machines: instanceCount, zones: isZoneRedundant }]
var reserveServer = [{ name: '${resourceName}-2', location: secondRegion, machines: 1, zones: false }]

var isNetworkMade = isStorePrivate && empty(machinesSubnetId)
var subnetId = isNetworkMade ? network!.outputs.machinesSubnetId : machinesSubnetId
var publicHostName = isDoubled ? frontDoor!.outputs.hostName : customDomain

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-${resourceName}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: resourceName
    location: location
    tags: tags
    retentionInDays: logRetentionDays
    publisherPrincipalId: identity.outputs.principalId
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  params: {
    name: resourceName
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
  }
}

module store 'modules/store.bicep' = {
  name: 'store'
  params: {
    name: 'cosmos-${resourceName}'
    location: location
    tags: tags
    capacity: storeCapacity
    maxThroughput: maxThroughput
    backup: storeBackup
    isZoneRedundant: isZoneRedundant
    secondLocation: secondRegion
    isPrivate: isStorePrivate
    contributorPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'modules/network.bicep' = if (isNetworkMade) {
  name: 'network'
  params: {
    name: resourceName
    location: location
    tags: tags
    addressPrefix: networkAddressPrefix
  }
}

module storeEndpoint 'modules/private-endpoint.bicep' = if (isStorePrivate) {
  name: 'store-endpoint'
  params: {
    name: resourceName
    location: location
    tags: tags
    subnetId: isNetworkMade ? network!.outputs.endpointsSubnetId : endpointsSubnetId
    networkId: isNetworkMade ? network!.outputs.id : ''
    accountId: store.outputs.accountId
  }
}

module frontDoor 'modules/front-door.bicep' = if (isDoubled) {
  name: 'front-door'
  params: {
    name: resourceName
    tags: tags
    customDomain: customDomain
  }
}

module servers 'modules/server.bicep' = [
  for (server, index) in isDoubled ? concat(firstServer, reserveServer) : firstServer: {
    name: 'server-${index}'
    params: {
      name: server.name
      location: server.location
      tags: tags
      sku: planSku
      instanceCount: server.machines
      isZoneRedundant: server.zones
      subnetId: subnetId
      hasStagingSlot: hasStagingSlot
      publicHostName: publicHostName
      identityId: identity.outputs.id
      identityClientId: identity.outputs.clientId
      identityTenantId: identity.outputs.tenantId
      teamsAppId: teamsAppId
      aadAppClientId: aadAppClientId
      records: store.outputs.records
      applicationInsightsConnectionString: monitoring.outputs.connectionString
      logLevel: logLevel
      supportContact: supportContact
      termsUrl: termsUrl
      workspaceId: monitoring.outputs.workspaceId
    }
  }
]

module frontDoorRoute 'modules/front-door-route.bicep' = if (isDoubled) {
  name: 'front-door-route'
  params: {
    profileName: frontDoor!.outputs.profileName
    endpointName: frontDoor!.outputs.endpointName
    customDomainIds: frontDoor!.outputs.customDomainIds
    firstHostName: servers[0].outputs.defaultHostName
    secondHostName: servers[1].outputs.defaultHostName
  }
}

module domain 'modules/custom-domain.bicep' = if (!isDoubled && !empty(customDomain)) {
  name: 'custom-domain'
  params: {
    hostName: customDomain
    appName: servers[0].outputs.name
    planId: servers[0].outputs.planId
    location: location
    tags: tags
    isBound: isCustomDomainBound
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(alertEmail) || !empty(alertActionGroupId)) {
  name: 'alerts'
  params: {
    name: resourceName
    tags: tags
    email: alertEmail
    actionGroupId: alertActionGroupId
    appId: servers[0].outputs.id
    planId: servers[0].outputs.planId
    accountId: store.outputs.accountId
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: 'bot-${resourceName}'
    tags: tags
    sku: botSku
    displayName: displayName
    serverUrl: 'https://${servers[0].outputs.hostName}'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    identityTenantId: identity.outputs.tenantId
    workspaceId: monitoring.outputs.workspaceId
  }
}

@description('Application id of the bot.')
output BOT_ID string = identity.outputs.clientId

@description('Host name of the server.')
output TAB_DOMAIN string = servers[0].outputs.hostName

@description('Address of the server.')
output TAB_ENDPOINT string = 'https://${servers[0].outputs.hostName}'

@description('Where the server is put by deploy.')
output WEB_APP_RESOURCE_ID string = servers[0].outputs.id
