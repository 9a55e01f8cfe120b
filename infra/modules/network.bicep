// A private network with room for the machines and for private endpoints. It costs nothing by itself.

@description('Common part of the names.')
param name string

@description('Where it is.')
param location string

@description('Tags.')
param tags object

@description('Its addresses, at least a /25 in CIDR notation.')
param addressPrefix string

// Its default rules let the network reach itself and nobody reach in from outside.
resource rules 'Microsoft.Network/networkSecurityGroups@2024-07-01' = {
  name: 'nsg-${name}'
  location: location
  tags: tags
}

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'machines'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          networkSecurityGroup: { id: rules.id }
          delegations: [
            {
              name: 'machines'
              properties: { serviceName: 'Microsoft.Web/serverFarms' }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 1)
          networkSecurityGroup: { id: rules.id }
        }
      }
    ]
  }
}

@description('Resource id of the network.')
output id string = network.id

@description('Resource id of the subnet of the machines.')
output machinesSubnetId string = '${network.id}/subnets/machines'

@description('Resource id of the subnet of private endpoints.')
output endpointsSubnetId string = '${network.id}/subnets/endpoints'
