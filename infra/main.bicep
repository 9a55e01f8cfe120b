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

@description('How the store is paid: for each request (serverless, up to 5,000 RU/s for each physical partition), or for a range that follows the load (autoscale). Neither can become the other later.')
@allowed(['serverless', 'autoscale'])
param storeCapacity string = 'serverless'

@description('With autoscale only: the upper end of the range, in request units a second. The lower end is a tenth of it.')
@minValue(1000)
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

var resourceToken = take(uniqueString(resourceGroup().id, environmentName), 8)
var resourceName = toLower('commonplace-${environmentName}-${resourceToken}')
var tags = { app: 'commonplace', environment: environmentName }

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
    maxThroughput: storeMaxThroughput
    backup: storeBackup
    isZoneRedundant: isZoneRedundant
    contributorPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module server 'modules/server.bicep' = {
  name: 'server'
  params: {
    name: resourceName
    location: location
    tags: tags
    sku: planSku
    instanceCount: instanceCount
    isZoneRedundant: isZoneRedundant
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    identityTenantId: identity.outputs.tenantId
    teamsAppId: teamsAppId
    aadAppClientId: aadAppClientId
    records: store.outputs.records
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    logLevel: logLevel
    workspaceId: monitoring.outputs.workspaceId
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: 'bot-${resourceName}'
    tags: tags
    sku: botSku
    displayName: displayName
    endpoint: 'https://${server.outputs.hostName}/api/messages'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    identityTenantId: identity.outputs.tenantId
    workspaceId: monitoring.outputs.workspaceId
  }
}

@description('Application id of the bot.')
output BOT_ID string = identity.outputs.clientId

@description('Host name of the server.')
output TAB_DOMAIN string = server.outputs.hostName

@description('Address of the server.')
output TAB_ENDPOINT string = 'https://${server.outputs.hostName}'

@description('Where the server is put by deploy.')
output WEB_APP_RESOURCE_ID string = server.outputs.id
