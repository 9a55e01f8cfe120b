import { QueryClientProvider } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { createApi, type Authorise } from "./api/client.ts";
import { newQueryClient } from "./api/query-client.ts";
import { ApiContext } from "./api/use-api.ts";
import { Pages } from "./Pages.tsx";

/** All pages, for one person. Another person gets another instance, so that nothing of the first is ever shown. */
export function SignedIn({ authorise }: { authorise: Authorise }) {
  const api = useMemo(() => createApi(authorise, (...request) => fetch(...request)), [authorise]);
  const [queryClient] = useState(newQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <ApiContext.Provider value={api}>
        <Pages />
      </ApiContext.Provider>
    </QueryClientProvider>
  );
}
