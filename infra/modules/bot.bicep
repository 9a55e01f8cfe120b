// What Teams knows of the bot: where it is, and as whom it answers.

@description('Name of the registration.')
@minLength(4)
@maxLength(42)
param name string

@description('Tags.')
param tags object

@description('Price.')
@allowed(['F0', 'S1'])
param sku string

@description('Name of the bot as people see it.')
@maxLength(42)
param displayName string

@description('Address of the server, without a slash at its end.')
param serverUrl string

@description('Resource id of the identity that the bot acts as.')
param identityId string

@description('Application id of that identity.')
param identityClientId string

@description('Tenant of that identity.')
param identityTenantId string

@description('Resource id of the workspace for diagnostics.')
param workspaceId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: { name: sku }
  properties: {
    displayName: displayName
    description: 'Keep what helped, and find it again: tips from your own team, in one place.'
    iconUrl: '${serverUrl}/tab/color.png'
    endpoint: '${serverUrl}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppTenantId: identityTenantId
    msaAppMSIResourceId: identityId
    disableLocalAuth: true
    isStreamingSupported: false
    schemaTransformationVersion: '1.3'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      enableCalling: false
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: bot
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'BotRequest', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}
