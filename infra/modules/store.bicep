// Where records are kept. The container is as bot/records/cosmos/definition.ts needs it; the app cannot make it here.

@description('Name of the account.')
@maxLength(44)
param name string

@description('Where it is.')
param location string

@description('Tags.')
param tags object

@description('serverless or autoscale.')
@allowed(['serverless', 'autoscale'])
param capacity string

@description('With autoscale only: the upper end of the range, in request units a second.')
param maxThroughput int

@description('A second region that holds a copy and takes over when the first is lost; none if empty.')
param secondLocation string

@description('Refuses everything that does not come through a private endpoint.')
param isPrivate bool

@description('How far back the account can be restored.')
@allowed(['Continuous7Days', 'Continuous30Days'])
param backup string

@description('Spreads the account over availability zones.')
param isZoneRedundant bool

@description('Object id of the identity that reads and writes records.')
param contributorPrincipalId string

@description('Resource id of the workspace for diagnostics.')
param workspaceId string

// The built-in role Cosmos DB Built-in Data Contributor: items, not databases, keys or settings.
// https://learn.microsoft.com/azure/cosmos-db/reference-data-plane-security
var contributorRoleId = '00000000-0000-0000-0000-000000000002'

var isServerless = capacity == 'serverless'

var locations = [
  {
    locationName: location
    failoverPriority: 0
    isZoneRedundant: isZoneRedundant
  }
]
var secondLocations = [
  {
    locationName: secondLocation
    failoverPriority: 1
    isZoneRedundant: false
  }
]

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: isServerless ? [{ name: 'EnableServerless' }] : []
    locations: empty(secondLocation) ? locations : concat(locations, secondLocations)
    enableAutomaticFailover: !empty(secondLocation)
    // Every instance sees what another has written, in whichever region it reads; the app refuses an account with less.
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: { tier: backup }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-10-15' = {
  parent: account
  name: 'commonplace'
  properties: {
    resource: { id: 'commonplace' }
  }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-10-15' = {
  parent: database
  name: 'records'
  properties: {
    options: isServerless ? {} : { autoscaleSettings: { maxThroughput: maxThroughput } }
    resource: {
      id: 'records'
      partitionKey: {
        paths: ['/scope', '/tenantId']
        kind: 'MultiHash'
        version: 2
      }
      defaultTtl: -1
      indexingPolicy: {
        automatic: true
        indexingMode: 'consistent'
        includedPaths: [
          { path: '/tenantId/?' }
          { path: '/scope/?' }
          { path: '/recordId/?' }
          { path: '/kind/?' }
          { path: '/createdAt/?' }
          { path: '/changedAt/?' }
          { path: '/expiresAt/?' }
          { path: '/waitingSince/?' }
          { path: '/_ts/?' }
        ]
        excludedPaths: [{ path: '/*' }]
        compositeIndexes: [
          [
            { path: '/tenantId', order: 'descending' }
            { path: '/scope', order: 'descending' }
            { path: '/kind', order: 'descending' }
            { path: '/createdAt', order: 'descending' }
            { path: '/recordId', order: 'descending' }
          ]
          [
            { path: '/tenantId', order: 'descending' }
            { path: '/scope', order: 'descending' }
            { path: '/kind', order: 'descending' }
            { path: '/changedAt', order: 'descending' }
            { path: '/recordId', order: 'descending' }
          ]
          [
            { path: '/tenantId', order: 'ascending' }
            { path: '/scope', order: 'ascending' }
            { path: '/expiresAt', order: 'ascending' }
            { path: '/recordId', order: 'ascending' }
          ]
          [
            { path: '/tenantId', order: 'ascending' }
            { path: '/scope', order: 'ascending' }
            { path: '/_ts', order: 'ascending' }
            { path: '/changedAt', order: 'ascending' }
          ]
        ]
      }
    }
  }
}

resource contributor 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = {
  parent: account
  name: guid(database.id, contributorPrincipalId, contributorRoleId)
  properties: {
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${contributorRoleId}'
    principalId: contributorPrincipalId
    scope: '${account.id}/dbs/${database.name}'
  }
}

// No category that holds queries or partition keys: these would tell what a person looks for and does.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [{ category: 'ControlPlaneRequests', enabled: true }]
    metrics: [{ category: 'Requests', enabled: true }]
  }
}

@description('Resource id of the account.')
output accountId string = account.id

@description('Where records are kept, as the server is told.')
output records string = 'cosmos:${account.properties.documentEndpoint}${database.name}/${container.name}'
