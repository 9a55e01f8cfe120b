import { Suspense, useState, type ComponentType, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Redirect, Route, Router, Switch, useLocation } from "wouter";
import { BrokenPage } from "./page/BrokenPage.tsx";
import { ErrorBoundary } from "./page/ErrorBoundary.tsx";
import { later } from "./components/later.ts";
import { LoadingScreen } from "./page/LoadingScreen.tsx";
import { NavigatedContext } from "./page/PageFrame.tsx";
import { paths } from "./components/paths.ts";
import { CommunityPage } from "./features/community/CommunityPage.tsx";
import { tabBase } from "./teams/deep-link.ts";

const loadHome = async () => (await import("./features/home/HomePage.tsx")).HomePage;
const HomePage = later(loadHome);
// It comes while the sign-in is asked for, and not at all for people who open a community.
if (location.pathname === `${tabBase}${paths.home}`) void loadHome();

const NoSuchPage = later(async () => (await import("./page/NoSuchPage.tsx")).NoSuchPage);
const WriteTipPage = later(async () => (await import("./features/write-tip/WriteTipPage.tsx")).WriteTipPage);
const TipFromSolutionPage = later(
  async () => (await import("./features/write-tip/TipFromSolutionPage.tsx")).TipFromSolutionPage,
);

/** By hand, from a message, or from what solved a problem: its address says which. */
function NewTipPage({ communityId }: { communityId: string }) {
  const from = new URLSearchParams(location.search);
  const problemId = from.get("problem");
  if (problemId !== null) return <TipFromSolutionPage communityId={communityId} problemId={problemId} />;
  return <WriteTipPage communityId={communityId} fromMessage={from.get("from") === "message"} />;
}

/** What addresses name, as `:communityId`; a page takes what its own names. */
type Parts = Record<"communityId" | "tipId" | "problemId" | "panel", string>;

const page = (path: string, Page: ComponentType<Parts>) => (
  <Route<Parts> key={path} path={path}>
    {(parts) => <Page {...parts} />}
  </Route>
);

/** Its code loads when a person goes there. */
const laterPage = (path: string, load: () => Promise<ComponentType<Parts>>) => page(path, later(load));

const pages = [
  page("/community/:communityId", CommunityPage),
  laterPage(
    "/community/:communityId/about",
    async () => (await import("./features/about/AboutPage.tsx")).AboutPage,
  ),
  laterPage("/community/:communityId/ask", async () => (await import("./features/ask/AskPage.tsx")).AskPage),
  page("/community/:communityId/new-tip", NewTipPage),
  laterPage(
    "/community/:communityId/problem/:problemId/edit",
    async () => (await import("./features/ask/EditProblemPage.tsx")).EditProblemPage,
  ),
  laterPage(
    "/community/:communityId/problem/:problemId/:panel?",
    async () => (await import("./features/problem/ProblemPage.tsx")).ProblemPage,
  ),
  laterPage(
    "/community/:communityId/settings",
    async () => (await import("./features/about/SettingsPage.tsx")).SettingsPage,
  ),
  laterPage(
    "/community/:communityId/stories",
    async () => (await import("./features/stories/StoriesPage.tsx")).StoriesPage,
  ),
  laterPage(
    "/community/:communityId/stories/page",
    async () => (await import("./features/stories/ManagerPage.tsx")).ManagerPage,
  ),
  laterPage(
    "/community/:communityId/tags",
    async () => (await import("./features/tags/TagsPage.tsx")).TagsPage,
  ),
  laterPage(
    "/community/:communityId/thank",
    async () => (await import("./features/thanks/GiveThanksPage.tsx")).GiveThanksPage,
  ),
  laterPage(
    "/community/:communityId/thanks",
    async () => (await import("./features/thanks/CommunityThanksPage.tsx")).CommunityThanksPage,
  ),
  laterPage(
    "/community/:communityId/tip/:tipId",
    async () => (await import("./features/tip/TipPage.tsx")).TipPage,
  ),
  laterPage(
    "/community/:communityId/tip/:tipId/edit",
    async () => (await import("./features/write-tip/EditTipPage.tsx")).EditTipPage,
  ),
  laterPage(
    "/community/:communityId/tip/:tipId/history",
    async () => (await import("./features/tip-history/TipHistoryPage.tsx")).TipHistoryPage,
  ),
  laterPage("/configure", async () => (await import("./features/configure/ConfigurePage.tsx")).ConfigurePage),
  laterPage("/directory", async () => (await import("./features/directory/DirectoryPage.tsx")).DirectoryPage),
  laterPage(
    "/directory/:communityId",
    async () => (await import("./features/directory/PreviewPage.tsx")).PreviewPage,
  ),
  page("/home", HomePage),
  laterPage("/home/my-data", async () => (await import("./features/my-data/MyDataPage.tsx")).MyDataPage),
  laterPage("/home/notices", async () => (await import("./features/notices/NoticesPage.tsx")).NoticesPage),
  laterPage("/home/saved", async () => (await import("./features/home/SavedPage.tsx")).SavedPage),
  laterPage("/home/start", async () => (await import("./features/start/StartPage.tsx")).StartPage),
  laterPage(
    "/home/stories",
    async () => (await import("./features/stories/MyStoriesPage.tsx")).MyStoriesPage,
  ),
  laterPage("/home/thanks", async () => (await import("./features/thanks/MyThanksPage.tsx")).MyThanksPage),
];

export function Pages() {
  return (
    <Router base={tabBase}>
      <OnePage>
        <Switch>
          <Route path="/">
            <Redirect to={paths.home} replace />
          </Route>
          {pages}
          <Route>
            <NoSuchPage />
          </Route>
        </Switch>
      </OnePage>
    </Router>
  );
}

/** What each page gets: a fault stays its own, its parts may load, and after a step its heading takes the focus. */
function OnePage({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const [first] = useState(location);
  const [navigated, setNavigated] = useState(false);
  if (!navigated && location !== first) setNavigated(true);
  return (
    <NavigatedContext.Provider value={navigated}>
      <ErrorBoundary key={location} fallback={<BrokenPage />}>
        <Suspense fallback={<LoadingScreen label={t("app.loading")} />}>{children}</Suspense>
      </ErrorBoundary>
    </NavigatedContext.Provider>
  );
}
