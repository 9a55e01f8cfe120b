// What an operator looks at, as a workbook of Application Insights. Its queries stand in workbook.json.

@description('Common part of the names.')
param name string

@description('Where it is.')
param location string

@description('Tags.')
param tags object

@description('Resource id of the Application Insights component that it asks.')
param insightsId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(insightsId, name)
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Commonplace'
    category: 'workbook'
    version: 'Notebook/1.0'
    sourceId: insightsId
    serializedData: loadTextContent('workbook.json')
  }
}
