// Who the server is: to Bot Framework, to the store and to the place where measurements go. It has no secret.

@description('Name of the identity.')
param name string

@description('Where it is.')
param location string

@description('Tags.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Its resource id.')
output id string = identity.id

@description('Its application id.')
output clientId string = identity.properties.clientId

@description('Its object id, to which roles are given.')
output principalId string = identity.properties.principalId

@description('Its tenant.')
output tenantId string = identity.properties.tenantId
