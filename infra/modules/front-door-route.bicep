// Leads everything to the first server that is ready, in their order. Nothing is cached or logged on the way.

@description('Name of the profile.')
param profileName string

@description('Name of the endpoint.')
param endpointName string

@description('Resource ids of the custom domains.')
param customDomainIds array

@description('Host name of the server that answers as long as it is ready.')
param firstHostName string

@description('Host name of the server in reserve.')
param secondHostName string

resource servers 'Microsoft.Cdn/profiles/originGroups@2025-04-15' = {
  name: '${profileName}/servers'
  properties: {
    loadBalancingSettings: {
      sampleSize: 4
      successfulSamplesRequired: 3
      additionalLatencyInMilliseconds: 0
    }
    healthProbeSettings: {
      probePath: '/readyz'
      probeRequestType: 'GET'
      probeProtocol: 'Https'
      probeIntervalInSeconds: 30
    }
    sessionAffinityState: 'Disabled'
  }
}

resource origins 'Microsoft.Cdn/profiles/originGroups/origins@2025-04-15' = [
  for (hostName, index) in [firstHostName, secondHostName]: {
    parent: servers
    name: 'server-${index + 1}'
    properties: {
      hostName: hostName
      originHostHeader: hostName
      httpsPort: 443
      priority: index + 1
      weight: 1000
      enabledState: 'Enabled'
      enforceCertificateNameCheck: true
    }
  }
]

resource route 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-04-15' = {
  name: '${profileName}/${endpointName}/all'
  properties: {
    originGroup: { id: servers.id }
    customDomains: [for id in customDomainIds: { id: id }]
    patternsToMatch: ['/*']
    supportedProtocols: ['Http', 'Https']
    httpsRedirect: 'Enabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
    enabledState: 'Enabled'
  }
  dependsOn: [origins]
}
