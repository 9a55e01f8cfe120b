// The store's address inside a private network.

@description('Common part of the names.')
param name string

@description('Where the network is.')
param location string

@description('Tags.')
param tags object

@description('Resource id of the subnet that it gets its address from.')
param subnetId string

@description('Resource id of the Cosmos DB account.')
param accountId string

@description('Resource id of the network in which the name of the account leads here. If empty, that is left to your DNS.')
param networkId string

resource endpoint 'Microsoft.Network/privateEndpoints@2024-07-01' = {
  name: 'pep-${name}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: 'store'
        properties: {
          privateLinkServiceId: accountId
          groupIds: ['Sql']
        }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (!empty(networkId)) {
  name: 'privatelink.documents.azure.com'
  location: 'global'
  tags: tags
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (!empty(networkId)) {
  parent: zone
  name: name
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: networkId }
  }
}

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-07-01' = if (!empty(networkId)) {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'store'
        properties: { privateDnsZoneId: zone.id }
      }
    ]
  }
}
