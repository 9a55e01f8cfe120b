// One host name of a web app, with or without a certificate.

@description('Host name.')
param hostName string

@description('Name of the web app.')
param appName string

@description('Thumbprint of the certificate; none if empty.')
param thumbprint string

resource binding 'Microsoft.Web/sites/hostNameBindings@2025-05-01' = {
  name: '${appName}/${hostName}'
  properties: {
    hostNameType: 'Verified'
    customHostNameDnsRecordType: 'CName'
    sslState: empty(thumbprint) ? 'Disabled' : 'SniEnabled'
    thumbprint: empty(thumbprint) ? null : thumbprint
  }
}
