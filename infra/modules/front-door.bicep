// The one address of servers in two regions. Which servers it leads to is said in front-door-route.bicep, because they
// are told this address first.

@description('Common part of the names.')
param name string

@description('Tags.')
param tags object

@description('Custom domain; the host name that Azure gives if empty.')
param customDomain string

resource profile 'Microsoft.Cdn/profiles@2025-04-15' = {
  name: 'afd-${name}'
  location: 'global'
  tags: tags
  sku: { name: 'Standard_AzureFrontDoor' }
  properties: { originResponseTimeoutSeconds: 60 }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2025-04-15' = {
  parent: profile
  name: name
  location: 'global'
  tags: tags
  properties: { enabledState: 'Enabled' }
}

resource domain 'Microsoft.Cdn/profiles/customDomains@2025-04-15' = if (!empty(customDomain)) {
  parent: profile
  name: 'custom-domain'
  properties: {
    hostName: customDomain
    tlsSettings: {
      certificateType: 'ManagedCertificate'
      minimumTlsVersion: 'TLS12'
    }
  }
}

@description('Name of the profile.')
output profileName string = profile.name

@description('Name of the endpoint.')
output endpointName string = endpoint.name

@description('Host name at which people reach the servers.')
output hostName string = empty(customDomain) ? endpoint.properties.hostName : customDomain

@description('Resource ids of the custom domains.')
output customDomainIds array = empty(customDomain) ? [] : [domain.id]
