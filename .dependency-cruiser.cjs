// Which folder may know which. Type-only imports count: a type is knowledge too.

/** The folders of the domain, bottom to top: each knows only those below it. */
const shelves = [
  "core",
  "text",
  "outbox",
  "communities",
  "pictures",
  "tips",
  "problems",
  "authors",
  "entries",
  "board",
  "thanks",
  "stories",
  "moderation",
  "personal",
  "notifications",
  "jobs",
  "digest",
  "starting-kit",
  "moving",
  "my-data",
];

const shelfRules = [
  {
    name: "domain-files-lie-in-shelves",
    comment: "A new folder of the domain gets its place in the order above.",
    severity: "error",
    from: {},
    to: { path: "^bot/community/", pathNot: `^bot/community/(${shelves.join("|")})/` },
  },
  ...shelves.slice(0, -1).map((shelf, index) => ({
    name: `${shelf}-knows-only-what-is-below`,
    severity: "error",
    from: { path: `^bot/community/${shelf}/` },
    to: { path: `^bot/community/(${shelves.slice(index + 1).join("|")})/` },
  })),
];

/** The folders of the tab, bottom to top: each knows only those below it. */
const tabShelves = [
  "strings",
  "api",
  "teams",
  "components",
  "markdown",
  "entries",
  "page",
  "writing",
  "moderating",
  "jobs",
  "features",
];

const tabRules = [
  {
    name: "tab-files-lie-in-shelves",
    comment:
      "A new folder of the tab gets its place in the order above; the frame around all pages lies beside them.",
    severity: "error",
    from: {},
    to: {
      path: "^tab/src/",
      pathNot: `^tab/src/((${tabShelves.join("|")})/|(App|Pages|SignedIn|main)\\.tsx$|page\\.css$)`,
    },
  },
  ...tabShelves.slice(0, -1).map((shelf, index) => ({
    name: `tab-${shelf}-knows-only-what-is-below`,
    severity: "error",
    from: { path: `^tab/src/${shelf}/` },
    to: { path: `^tab/src/((${tabShelves.slice(index + 1).join("|")})/|[^/]+$)` },
  })),
  {
    name: "tab-features-do-not-know-each-other",
    comment:
      "But for the story of what helped, told on the page of a tip or a problem, and thanks, answered on the home page, too.",
    severity: "error",
    from: { path: "^tab/src/features/([^/]+)/" },
    to: {
      path: "^tab/src/(features/|[^/]+$)",
      pathNot: "^tab/src/features/($1/|stories/HelpedMe\\.tsx$|thanks/ReceivedThanks\\.tsx$)",
    },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...shelfRules,
    ...tabRules,
    {
      name: "no-cycles",
      comment: "A cycle makes several files one; types count, since a type is knowledge, too.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "contract-knows-nothing",
      comment: "What crosses a wire is shared by server and browser.",
      severity: "error",
      from: { path: "^bot/contract/" },
      to: { path: "^(bot|tab)/", pathNot: "^bot/contract/" },
    },
    {
      name: "community-knows-the-contract-and-the-port",
      comment: "The domain is free of Teams, HTTP and stores; it asks through ports.",
      severity: "error",
      from: { path: "^bot/community/" },
      to: {
        path: "^(bot|tab)/",
        pathNot: "^bot/(community|contract)/|^bot/records/(records|at-once)\\.ts$|^bot/deadline\\.ts$",
      },
    },
    {
      name: "community-has-no-platform",
      comment: "Bot Framework, restify and stores can be replaced without touching a rule.",
      severity: "error",
      from: { path: "^bot/(community|contract)/" },
      to: {
        path: "node_modules/(botbuilder|botframework|restify|@azure|pino|@microsoft)|^(node:)?(sqlite|http|fs|process)$",
      },
    },
    {
      name: "siblings-do-not-know-each-other",
      comment: "records, search, teams, http and words meet in compose only.",
      severity: "error",
      from: { path: "^bot/(records|search|teams|http)/" },
      to: {
        path: "^bot/(records|search|teams|http)/",
        pathNot: "^bot/$1/|^bot/records/records\\.ts$",
      },
    },
    {
      name: "telemetry-knows-no-part",
      comment: "Every part may be measured; what measures knows none of them.",
      severity: "error",
      from: { path: "^bot/telemetry/" },
      to: { path: "^(bot|tab)/", pathNot: "^bot/(telemetry|contract)/|^bot/logged-fault\\.ts$" },
    },
    {
      name: "limits-know-the-domain-only",
      comment: "Both doors charge their requests there, in the domain's own refusals.",
      severity: "error",
      from: { path: "^bot/limits/" },
      to: { path: "^(bot|tab)/", pathNot: "^bot/(limits|community|contract)/" },
    },
    {
      name: "opentelemetry-in-telemetry-only",
      comment: "Spans and metrics are made by hand, in one folder, so that nothing of a person slips in.",
      severity: "error",
      from: { path: "^(bot|tab)/", pathNot: "^bot/telemetry/" },
      to: { path: "node_modules/(@opentelemetry|@azure/monitor-)" },
    },
    {
      name: "compose-is-outermost",
      comment:
        "compose and main are the outermost ring; only the local and the operator's tools stand beside them.",
      severity: "error",
      from: { path: "^bot/", pathNot: "^bot/(main|compose|open-records)\\.ts$|^bot/(dev|operator)/" },
      to: { path: "^bot/(compose|main|config|open-records)\\.ts$|^bot/(dev|operator)/" },
    },
    {
      name: "botbuilder-in-teams-only",
      comment: "Its support has ended: when it is replaced, one folder changes.",
      severity: "error",
      from: { path: "^(bot|tab)/", pathNot: "^bot/teams/|^bot/compose\\.ts$" },
      to: { path: "node_modules/(botbuilder|botframework-)" },
    },
    {
      name: "restify-in-http-only",
      severity: "error",
      from: { path: "^(bot|tab)/", pathNot: "^bot/http/|^bot/compose\\.ts$" },
      to: { path: "node_modules/(restify|@types/restify)" },
    },
    {
      name: "sqlite-in-records-and-search-only",
      severity: "error",
      from: { path: "^(bot|tab)/", pathNot: "^bot/(records/sqlite|search)/" },
      to: { path: "^(node:)?sqlite$" },
    },
    {
      name: "cosmos-in-records-only",
      comment: "One client, opened in one place; open-records hands it its identity.",
      severity: "error",
      from: { path: "^(bot|tab)/", pathNot: "^bot/records/cosmos/|^bot/open-records\\.ts$" },
      to: { path: "node_modules/@azure/cosmos" },
    },
    {
      name: "tab-knows-the-contract-only",
      comment: "The tab is a client like any other.",
      severity: "error",
      from: { path: "^tab/" },
      to: { path: "^(bot|tests|infra)/", pathNot: "^bot/contract/" },
    },
    {
      name: "teamsfx-in-one-file",
      comment: "Deprecated by its maker: contained where it can be replaced.",
      severity: "error",
      from: { path: "^(bot|tab)/", pathNot: "^tab/src/teams/sign-in\\.ts$" },
      to: { path: "node_modules/@microsoft/teamsfx" },
    },
    {
      name: "product-does-not-know-its-tests",
      severity: "error",
      from: { path: "^(bot|tab)/" },
      to: { path: "^tests/" },
    },
    {
      name: "everything-resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "product-uses-declared-dependencies",
      comment: "What the server runs on is in dependencies. The tab's libraries are built into its files.",
      severity: "error",
      from: { path: "^bot/", pathNot: "^bot/dev/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "unknown"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
