// What an operator is told of without looking. docs/operations.md says what each means and what to do.

@description('Common part of the names.')
param name string

@description('Tags.')
param tags object

@description('Mail address that is told, unless there is an action group.')
param email string

@description('Resource id of an action group that is told; one is made for the mail address if empty.')
param actionGroupId string

@description('Resource id of the web app.')
param appId string

@description('Resource id of its plan.')
param planId string

@description('Resource id of the Cosmos DB account.')
param accountId string

var appMetrics = 'Microsoft.Web/sites'
var planMetrics = 'Microsoft.Web/serverfarms'
var storeMetrics = 'Microsoft.DocumentDB/databaseAccounts'

var rules = [
  {
    name: 'not-ready'
    description: 'A machine does not reach its records.'
    severity: 1
    scope: appId
    namespace: appMetrics
    metric: 'HealthCheckStatus'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 100
    window: 'PT5M'
    dimensions: []
  }
  {
    name: 'errors'
    description: 'The server answered with 5xx more than ten times within an hour.'
    severity: 2
    scope: appId
    namespace: appMetrics
    metric: 'Http5xx'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 10
    window: 'PT1H'
    dimensions: []
  }
  {
    name: 'slow'
    description: 'Answers take more than 3 seconds; Teams gives up at 5.'
    severity: 2
    scope: appId
    namespace: appMetrics
    metric: 'HttpResponseTime'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 3
    window: 'PT15M'
    dimensions: []
  }
  {
    name: 'throttled'
    description: 'The store refused more than 100 requests as too many within 15 minutes.'
    severity: 2
    scope: accountId
    namespace: storeMetrics
    metric: 'TotalRequests'
    aggregation: 'Count'
    operator: 'GreaterThan'
    threshold: 100
    window: 'PT15M'
    dimensions: [{ name: 'StatusCode', operator: 'Include', values: ['429'] }]
  }
  {
    name: 'cpu'
    description: 'The machines are busy: more than 80 % of their processors for 15 minutes.'
    severity: 3
    scope: planId
    namespace: planMetrics
    metric: 'CpuPercentage'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 80
    window: 'PT15M'
    dimensions: []
  }
  {
    name: 'memory'
    description: 'The machines are full: more than 80 % of their memory for 15 minutes.'
    severity: 3
    scope: planId
    namespace: planMetrics
    metric: 'MemoryPercentage'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 80
    window: 'PT15M'
    dimensions: []
  }
]

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = if (empty(actionGroupId)) {
  name: 'ag-${name}'
  location: 'Global'
  tags: tags
  properties: {
    groupShortName: 'Commonplace'
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in rules: {
    name: 'alert-${name}-${rule.name}'
    location: 'global'
    tags: tags
    properties: {
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [rule.scope]
      evaluationFrequency: 'PT5M'
      windowSize: rule.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: rule.name
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: rule.namespace
            metricName: rule.metric
            dimensions: rule.dimensions
            operator: rule.operator
            threshold: rule.threshold
            timeAggregation: rule.aggregation
          }
        ]
      }
      actions: [{ actionGroupId: empty(actionGroupId) ? group.id : actionGroupId }]
    }
  }
]
