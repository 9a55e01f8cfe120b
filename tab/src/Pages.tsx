import { Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Redirect, Route, Router, Switch, useLocation } from "wouter";
import { AppButtonLink } from "./components/AppLink.tsx";
import { BrokenPage } from "./components/BrokenPage.tsx";
import { ErrorBoundary } from "./components/ErrorBoundary.tsx";
import { later } from "./components/later.ts";
import { LoadingScreen } from "./components/LoadingScreen.tsx";
import { NavigatedContext, PageFrame } from "./components/PageFrame.tsx";
import { paths } from "./components/paths.ts";
import { CommunityPage } from "./features/community/CommunityPage.tsx";
import { HomePage } from "./features/home/HomePage.tsx";
import { tabBase } from "./teams/deep-link.ts";

const TipPage = later(async () => (await import("./features/tip/TipPage.tsx")).TipPage);
const WriteTipPage = later(async () => (await import("./features/write-tip/WriteTipPage.tsx")).WriteTipPage);
const EditTipPage = later(async () => (await import("./features/write-tip/EditTipPage.tsx")).EditTipPage);
const ProblemPage = later(async () => (await import("./features/problem/ProblemPage.tsx")).ProblemPage);
const TipFromSolutionPage = later(
  async () => (await import("./features/write-tip/TipFromSolutionPage.tsx")).TipFromSolutionPage,
);
const AskPage = later(async () => (await import("./features/ask/AskPage.tsx")).AskPage);
const EditProblemPage = later(
  async () => (await import("./features/ask/EditProblemPage.tsx")).EditProblemPage,
);
const AboutPage = later(async () => (await import("./features/about/AboutPage.tsx")).AboutPage);
const StartPage = later(async () => (await import("./features/start/StartPage.tsx")).StartPage);
const NoticesPage = later(async () => (await import("./features/notices/NoticesPage.tsx")).NoticesPage);
const MyDataPage = later(async () => (await import("./features/my-data/MyDataPage.tsx")).MyDataPage);
const TagsPage = later(async () => (await import("./features/tags/TagsPage.tsx")).TagsPage);
const DirectoryPage = later(
  async () => (await import("./features/directory/DirectoryPage.tsx")).DirectoryPage,
);
const OutsidePage = later(async () => (await import("./features/directory/OutsidePage.tsx")).OutsidePage);
const TipHistoryPage = later(
  async () => (await import("./features/tip-history/TipHistoryPage.tsx")).TipHistoryPage,
);
const MyThanksPage = later(async () => (await import("./features/thanks/MyThanksPage.tsx")).MyThanksPage);
const CommunityThanksPage = later(
  async () => (await import("./features/thanks/CommunityThanksPage.tsx")).CommunityThanksPage,
);
const GiveThanksPage = later(
  async () => (await import("./features/thanks/GiveThanksPage.tsx")).GiveThanksPage,
);
const StoriesPage = later(async () => (await import("./features/stories/StoriesPage.tsx")).StoriesPage);
const ManagerPage = later(async () => (await import("./features/stories/ManagerPage.tsx")).ManagerPage);
const MyStoriesPage = later(async () => (await import("./features/stories/MyStoriesPage.tsx")).MyStoriesPage);
const ConfigurePage = later(
  async () => (await import("./features/configure/ConfigurePage.tsx")).ConfigurePage,
);

export function Pages() {
  return (
    <Router base={tabBase}>
      <OnePage>
        <Switch>
          <Route path="/">
            <Redirect to={paths.home} replace />
          </Route>
          <Route path="/home">
            <HomePage />
          </Route>
          <Route path="/home/start">
            <StartPage />
          </Route>
          <Route path="/home/notices">
            <NoticesPage />
          </Route>
          <Route path="/home/my-data">
            <MyDataPage />
          </Route>
          <Route path="/home/thanks">
            <MyThanksPage />
          </Route>
          <Route path="/community/:communityId/thanks">
            {({ communityId }) => <CommunityThanksPage key={communityId} communityId={communityId} />}
          </Route>
          <Route path="/community/:communityId/thank">
            {({ communityId }) => <GiveThanksPage key={communityId} communityId={communityId} />}
          </Route>
          <Route path="/home/stories">
            <MyStoriesPage />
          </Route>
          <Route path="/community/:communityId/stories">
            {({ communityId }) => <StoriesPage key={communityId} communityId={communityId} />}
          </Route>
          <Route path="/community/:communityId/stories/page">
            {({ communityId }) => <ManagerPage key={communityId} communityId={communityId} />}
          </Route>
          <Route path="/directory">
            <DirectoryPage />
          </Route>
          <Route path="/directory/:communityId">
            {({ communityId }) => <OutsidePage key={communityId} communityId={communityId} />}
          </Route>
          <Route path="/configure">
            <ConfigurePage />
          </Route>
          <Route path="/community/:communityId">
            {({ communityId }) => <CommunityPage key={communityId} communityId={communityId} />}
          </Route>
          <Route path="/community/:communityId/about">
            {({ communityId }) => <AboutPage key={communityId} communityId={communityId} />}
          </Route>
          <Route path="/community/:communityId/tags">
            {({ communityId }) => <TagsPage key={communityId} communityId={communityId} />}
          </Route>
          <Route path="/community/:communityId/new-tip">
            {({ communityId }) => <NewTipPage key={communityId} communityId={communityId} />}
          </Route>
          <Route path="/community/:communityId/tip/:tipId">
            {({ communityId, tipId }) => <TipPage key={tipId} communityId={communityId} tipId={tipId} />}
          </Route>
          <Route path="/community/:communityId/tip/:tipId/history">
            {({ communityId, tipId }) => (
              <TipHistoryPage key={tipId} communityId={communityId} tipId={tipId} />
            )}
          </Route>
          <Route path="/community/:communityId/tip/:tipId/edit">
            {({ communityId, tipId }) => <EditTipPage key={tipId} communityId={communityId} tipId={tipId} />}
          </Route>
          <Route path="/community/:communityId/ask">
            {({ communityId }) => <AskPage key={communityId} communityId={communityId} />}
          </Route>
          <Route path="/community/:communityId/problem/:problemId/edit">
            {({ communityId, problemId }) => (
              <EditProblemPage key={problemId} communityId={communityId} problemId={problemId} />
            )}
          </Route>
          <Route path="/community/:communityId/problem/:problemId">
            {({ communityId, problemId }) => (
              <ProblemPage key={problemId} communityId={communityId} problemId={problemId} />
            )}
          </Route>
          <Route>
            <NoSuchPage />
          </Route>
        </Switch>
      </OnePage>
    </Router>
  );
}

/** By hand, from a message, or from what solved a problem: its address says which. */
function NewTipPage({ communityId }: { communityId: string }) {
  const from = new URLSearchParams(location.search);
  const problemId = from.get("problem");
  if (problemId !== null) return <TipFromSolutionPage communityId={communityId} problemId={problemId} />;
  return <WriteTipPage communityId={communityId} fromMessage={from.get("from") === "message"} />;
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

function NoSuchPage() {
  const { t } = useTranslation();
  return (
    <PageFrame title={t("errors.address.title")} below={t("errors.address.text")}>
      <div>
        <AppButtonLink appearance="primary" to={paths.home}>
          {t("errors.home")}
        </AppButtonLink>
      </div>
    </PageFrame>
  );
}
