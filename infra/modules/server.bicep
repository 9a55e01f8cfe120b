// The machines that run the server, and its whole configuration.

@description('Name of the web app, and so the first part of its host name.')
@maxLength(60)
param name string

@description('Where it is.')
param location string

@description('Tags.')
param tags object

@description('Size of the machines.')
param sku string

@description('How many machines.')
param instanceCount int

@description('Spreads the machines over availability zones.')
param isZoneRedundant bool

@description('Resource id of the identity that the server acts as.')
param identityId string

@description('Application id of the identity; the bot has the same.')
param identityClientId string

@description('Tenant of the identity.')
param identityTenantId string

@description('Id of the Teams app.')
param teamsAppId string

@description('Id of the Entra application with which people sign in to the tab.')
param aadAppClientId string

@description('Where records are kept.')
param records string

@description('Names the place to which measurements go.')
param applicationInsightsConnectionString string

@description('How much the server says.')
param logLevel string

@description('E-mail or https address that people ask about the app; none if empty.')
param supportContact string

@description('https address of the terms; none if empty.')
param termsUrl string

@description('Resource id of the workspace for diagnostics.')
param workspaceId string

@description('Host name at which people reach the server; its own if empty.')
param publicHostName string

@description('Resource id of the subnet from which the machines reach a private network; none if empty.')
param subnetId string

@description('Adds the deployment slot staging.')
param hasStagingSlot bool

var siteConfig = {
  linuxFxVersion: 'NODE|24-lts'
  // Neither npm nor a shell in between, so that the signal to stop reaches the server.
  appCommandLine: 'exec node bot/main.ts'
  alwaysOn: true
  // Ready, not merely alive: an instance that cannot reach its records gets no requests.
  healthCheckPath: '/readyz'
  ftpsState: 'Disabled'
  minTlsVersion: '1.2'
  scmMinTlsVersion: '1.2'
  http20Enabled: true
  remoteDebuggingEnabled: false
  webSocketsEnabled: false
}

var siteProperties = {
  serverFarmId: plan.id
  httpsOnly: true
  // The instances hold no state that a person needs.
  clientAffinityEnabled: false
  virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
  siteConfig: siteConfig
}

var siteIdentity = {
  type: 'UserAssigned'
  userAssignedIdentities: { '${identityId}': {} }
}

var hostName = empty(publicHostName) ? app.properties.defaultHostName : publicHostName

// The same in both slots, so that a swap changes the package alone.
var appSettings = {
  NODE_ENV: 'production'
  // App Service asks from outside of the server's container.
  HOST: '0.0.0.0'
  PUBLIC_URL: 'https://${hostName}'
  TEAMS_APP_ID: teamsAppId
  BOT_ID: identityClientId
  BOT_TYPE: 'UserAssignedMSI'
  BOT_TENANT_ID: identityTenantId
  AAD_APP_CLIENT_ID: aadAppClientId
  AAD_APP_ID_URI: 'api://${hostName}/${aadAppClientId}'
  RECORDS: records
  // On the machine itself: what is below /home is shared by all instances.
  SEARCH_FILE: '/tmp/commonplace/search.db'
  LOG_LEVEL: logLevel
  SUPPORT_CONTACT: supportContact
  TERMS_URL: termsUrl
  AZURE_CLIENT_ID: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
  // The package is whole: it is mounted as it is, and nothing is built or installed over there.
  WEBSITE_RUN_FROM_PACKAGE: '1'
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
  // Longer than the server needs to answer what is under way.
  WEBSITES_CONTAINER_STOP_TIME_LIMIT: '30'
  // Minutes without a good answer until an instance gets no more requests.
  WEBSITE_HEALTHCHECK_MAXPINGFAILURES: '3'
  // A swap waits until the new package is ready.
  WEBSITE_SWAP_WARMUP_PING_PATH: '/readyz'
  WEBSITE_SWAP_WARMUP_PING_STATUSES: '200'
}

// No AppServiceHTTPLogs: they would tell who opened and searched what.
var siteDiagnostics = {
  workspaceId: workspaceId
  logs: [
    { category: 'AppServiceConsoleLogs', enabled: true }
    { category: 'AppServicePlatformLogs', enabled: true }
    { category: 'AppServiceAuditLogs', enabled: true }
  ]
  metrics: [{ category: 'AllMetrics', enabled: true }]
}

resource plan 'Microsoft.Web/serverfarms@2025-05-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: sku
    capacity: instanceCount
  }
  properties: {
    // Linux.
    reserved: true
    zoneRedundant: isZoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'app,linux'
  identity: siteIdentity
  properties: siteProperties
}

resource publishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-05-01' = [
  for way in ['ftp', 'scm']: {
    parent: app
    name: way
    properties: { allow: false }
  }
]

resource settings 'Microsoft.Web/sites/config@2025-05-01' = {
  parent: app
  name: 'appsettings'
  properties: appSettings
}

resource staging 'Microsoft.Web/sites/slots@2025-05-01' = if (hasStagingSlot) {
  parent: app
  name: 'staging'
  location: location
  tags: tags
  kind: 'app,linux'
  identity: siteIdentity
  properties: siteProperties
}

resource stagingPublishing 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2025-05-01' = [
  for way in ['ftp', 'scm']: if (hasStagingSlot) {
    parent: staging
    name: way
    properties: { allow: false }
  }
]

resource stagingSettings 'Microsoft.Web/sites/slots/config@2025-05-01' = if (hasStagingSlot) {
  parent: staging
  name: 'appsettings'
  properties: appSettings
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: app
  properties: siteDiagnostics
}

resource stagingDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (hasStagingSlot) {
  name: 'workspace'
  scope: staging
  properties: siteDiagnostics
}

resource planDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: plan
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Resource id of the web app.')
output id string = app.id

@description('Name of the web app.')
output name string = app.name

@description('Resource id of the plan.')
output planId string = plan.id

@description('Host name that Azure gave to the web app.')
output defaultHostName string = app.properties.defaultHostName

@description('Host name at which people reach the server.')
output hostName string = hostName
