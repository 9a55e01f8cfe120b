// A custom domain of the web app, with a certificate that Azure renews. A certificate is issued only for a name that is
// bound, and https needs the certificate: so the name is bound twice.

@description('Host name, such as community.example.com.')
param hostName string

@description('Name of the web app.')
param appName string

@description('Resource id of its plan.')
param planId string

@description('Where it is.')
param location string

@description('Tags.')
param tags object

@description('Whether an earlier deployment has bound the name. Then it is bound once, and https goes on meanwhile.')
param isBound bool

module first 'host-name.bicep' = if (!isBound) {
  name: 'host-name'
  params: {
    hostName: hostName
    appName: appName
    thumbprint: ''
  }
}

resource certificate 'Microsoft.Web/certificates@2025-05-01' = {
  name: 'cert-${hostName}'
  location: location
  tags: tags
  properties: {
    serverFarmId: planId
    canonicalName: hostName
  }
  dependsOn: [first]
}

module secured 'host-name.bicep' = {
  name: 'host-name-https'
  params: {
    hostName: hostName
    appName: appName
    thumbprint: certificate.properties.thumbprint
  }
}
