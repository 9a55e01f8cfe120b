// Teams' side of the configuration page. Loaded by that page only.
import { pages } from "@microsoft/teams-js";

export interface TabToShow {
  /** Identity of the tab for Teams' deep links. */
  readonly entityId: string;
  readonly address: string;
  readonly name: string;
}

/**
 * Enables Teams' Save button and answers it: what `onSave` gives becomes the tab; what it throws is told to Teams
 * by `explain`, and the page stays open.
 */
export function offerTab(onSave: () => Promise<TabToShow>, explain: (error: unknown) => string): void {
  pages.config.registerOnSaveHandler((event) => {
    void (async () => {
      try {
        const tab = await onSave();
        await pages.config.setConfig({
          entityId: tab.entityId,
          contentUrl: tab.address,
          websiteUrl: tab.address,
          suggestedDisplayName: tab.name,
        });
        event.notifySuccess();
      } catch (error) {
        event.notifyFailure(explain(error));
      }
    })();
  });
  pages.config.setValidityState(true);
}
