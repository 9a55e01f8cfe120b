// Where logs and measurements go. Only Entra identities may write: the connection string names the place and opens nothing.

@description('Common part of the names.')
param name string

@description('Where it is.')
param location string

@description('Tags.')
param tags object

@description('How long everything is kept, in days.')
param retentionInDays int

@description('Object id of the identity that sends measurements.')
param publisherPrincipalId string

// The built-in role Monitoring Metrics Publisher, which lets an identity send telemetry.
// https://learn.microsoft.com/azure/azure-monitor/app/azure-ad-authentication
var publisherRoleId = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: 'log-${name}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionInDays
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
    DisableIpMasking: false
  }
}

resource publisher 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, publisherPrincipalId, publisherRoleId)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', publisherRoleId)
    principalId: publisherPrincipalId
    principalType: 'ServicePrincipal'
  }
}

@description('Resource id of the workspace, for the diagnostics of the other parts.')
output workspaceId string = workspace.id

@description('Resource id of Application Insights.')
output insightsId string = insights.id

@description('Names the place to which measurements go.')
output connectionString string = insights.properties.ConnectionString
