// Made of openapi.json by `npm run api`: not written by hand.

export interface paths {
    "/v1/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every way in which syncing a record can fail, with the thing to do about it
         * @description What `code` of a record’s failure, of an action and of problems can be. New codes may come. For anybody, without a key.
         */
        get: operations["listFailures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/problem-types/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page for people about a kind of problem: when it comes, and what to do
         * @description For anybody, without a key.
         */
        get: operations["showProblemType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/self": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who you are: whose key or access token this request has, and what it may do
         * @description For every key and access token.
         */
        get: operations["getSelf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tenants in the order of creation
         * @description For the operator.
         */
        get: operations["listTenants"];
        put?: never;
        /**
         * Create a tenant
         * @description For the operator.
         */
        post: operations["createTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys in the order of creation
         * @description Needs the scope `keys:read`, or the operator’s key.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key of a tenant
         * @description The key is in the answer and nowhere else. Needs the scope `keys:write`, or the operator’s key.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace an API key by a new one with the same scopes and companies; the old one holds on for a while
         * @description Needs the scope `keys:write`, or the operator’s key.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an API key; safe to repeat
         * @description Needs the scope `keys:write`, or the operator’s key.
         */
        post: operations["revokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List companies in the order of creation
         * @description Needs the scope `companies:read`.
         */
        get: operations["listCompanies"];
        put?: never;
        /**
         * Create a company
         * @description A company is one QuickBooks company with its connection and AutoSync settings. Needs the scope `companies:write`.
         */
        post: operations["createCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a company
         * @description Needs the scope `companies:read`.
         */
        get: operations["getCompany"];
        put?: never;
        post?: never;
        /**
         * Remove a company; repeat it to see how far that is
         * @description It is gone from the API at once. What runs stops between two documents, what waits is cancelled; then the connection is revoked at Intuit and the QuickBooks company is free. Documents in QuickBooks stay as they are. Needs the scope `companies:write`.
         */
        delete: operations["removeCompany"];
        options?: never;
        head?: never;
        /**
         * Change a company; what is not named stays
         * @description Needs the scope `companies:write`.
         */
        patch: operations["updateCompany"];
        trace?: never;
    };
    "/v1/tenants/{tenantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a tenant with its companies and keys; repeat it to see how far that is
         * @description Its keys and access tokens are refused at once; its companies go as if each was removed. For the operator.
         */
        delete: operations["removeTenant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the state of the connection
         * @description Needs the scope `connections:read`.
         */
        get: operations["getConnection"];
        put?: never;
        /**
         * Start to connect a company to QuickBooks
         * @description Give `authorizeUrl` to the person who may allow it. It shows them who asks, and is finished in the browser in which it was begun. A company that was connected before takes the same QuickBooks company only. Needs the scope `connections:write`.
         */
        post: operations["startConnection"];
        /**
         * Disconnect from QuickBooks; safe to repeat
         * @description The company stays bound to its QuickBooks company, and what was synced stays as it is. Needs the scope `connections:write`.
         */
        delete: operations["disconnect"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/system/realms/{realmId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a QuickBooks company from the company that has it; repeat it to see how far that is
         * @description The connection ends at once, here and at Intuit. When no worker has the company in hand any more, the QuickBooks company is free. For the operator.
         */
        post: operations["releaseRealm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/books-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read that the books of a company began anew, and what each decision would do
         * @description QuickBooks lets a company begin its books anew. Then every Id that AutoSync knows stands for nothing or for another document, so nothing is read or written until somebody decides. 404: nobody has found that. Needs the scope `connections:read`.
         */
        get: operations["getBooksReset"];
        put?: never;
        /**
         * Decide what books that began anew mean for the records of a company
         * @description It is done at once, as `decisions` of the finding says, and the company is worked on again; where its tokens are gone, as soon as somebody connects it. Send the ETag of the finding as `If-Match`. Needs the scope `connections:write`.
         */
        post: operations["decideBooksReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Asks the person whether to go on to QuickBooks; changes nothing
         * @description For anybody, without a key.
         */
        get: operations["showConnectionStart"];
        put?: never;
        /**
         * Binds the connection to this browser and sends it to QuickBooks
         * @description For anybody, without a key.
         */
        post: operations["beginConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where QuickBooks sends the browser back to; answers a page for the person
         * @description For anybody, without a key.
         */
        get: operations["finishConnection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intuit/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * For Intuit: takes its signed events as hints that payments, or lists, should be read
         * @description The body is what Intuit sends, as CloudEvents or in the form before, with `intuit-signature`. For anybody, without a key.
         */
        post: operations["takeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/autosync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the AutoSync settings, with the last and next run of each type
         * @description The ETag is what PUT wants as If-Match. Needs the scope `settings:read`.
         */
        get: operations["getAutoSync"];
        /**
         * Replace the AutoSync settings
         * @description A type that is not named is switched off. Needs If-Match with the ETag of what was read. What was read may be sent back whole: what nobody sets is ignored. Types are switched on when nothing that is required fails in `…/autosync/readiness`; else the answer is 409 `not-ready` with the reasons, unless an `overrideNote` says why they are to be on all the same: it goes to the audit log. Needs the scope `settings:write`.
         */
        put: operations["replaceAutoSync"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/autosync/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whether the company is ready for AutoSync, check by check
         * @description It looks at what is known here and asks QuickBooks nothing. Needs the scope `settings:read`.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/autosync/next-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read when the next five automatic runs are due, in the company’s time zone
         * @description Needs the scope `settings:read`.
         */
        get: operations["listNextRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the pauses that hold, newest first, also those of everything
         * @description Needs the scope `settings:read`.
         */
        get: operations["listPauses"];
        put?: never;
        /**
         * Pause a company or the whole tenant, in all record types or in one
         * @description A batch that runs goes on to its end. What waits, and what is started by hand meanwhile, waits until the pause ends. What comes due meanwhile is skipped with the reason `paused`: after the end each type is next due in its own time. Needs the scope `settings:write`.
         */
        post: operations["createPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pauses/{pauseId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume; safe to repeat
         * @description Needs the scope `settings:write`.
         */
        post: operations["endPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/system/pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is paused for everybody
         * @description For the operator.
         */
        get: operations["listSystemPauses"];
        put?: never;
        /**
         * Pause everything, in all record types or in one
         * @description A batch that runs goes on to its end. What waits, and what is started by hand meanwhile, waits until the pause ends. What comes due meanwhile is skipped with the reason `paused`: after the end each type is next due in its own time. For the operator.
         */
        post: operations["createSystemPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/system/pauses/{pauseId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume everything; safe to repeat
         * @description For the operator.
         */
        post: operations["endSystemPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who hears of the company by mail
         * @description The ETag is what PUT wants as If-Match. Needs the scope `settings:read`.
         */
        get: operations["getNotifications"];
        /**
         * Replace who hears of the company by mail
         * @description Each cause is told once, and not what mends itself. Whoever is new hears of what has not been told yet. Needs If-Match with the ETag of what was read. Needs the scope `settings:write`.
         */
        put: operations["replaceNotifications"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the webhooks of the tenant in the order of creation
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a webhook: what happens is posted to its URL
         * @description Deliveries follow the Standard Webhooks (standardwebhooks.com), whose libraries check `webhook-signature` with the secret. Any status of 2xx takes a delivery; anything else is tried again for three days. A message may come more than once, with the same `webhook-id`, and in any order. The body says what happened to what, and where to read about it. Needs the scope `webhooks:write`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook
         * @description The ETag is what PUT wants as If-Match. Needs the scope `webhooks:read`.
         */
        get: operations["getWebhook"];
        /**
         * Change a webhook, or switch it off and on
         * @description What waits goes to the new URL. Needs If-Match with the ETag of what was read. Needs the scope `webhooks:write`.
         */
        put: operations["replaceWebhook"];
        post?: never;
        /**
         * Remove a webhook with its deliveries; safe to repeat
         * @description Needs the scope `webhooks:write`.
         */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret; the old one signs on beside it for a while
         * @description Deliveries carry a signature with each secret, so a receiver may change over at any moment of the overlap. The three newest old secrets stay for it, older ones end at once. Needs the scope `webhooks:write`.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event `webhook.test`
         * @description What comes of it is to be read at `Location`. Needs the scope `webhooks:write`.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was sent, newest first, with the last attempt of each
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a delivery: what was posted, and every attempt with its answer
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again, under the same `webhook-id`
         * @description One that waits for its next attempt is tried now. Needs the scope `webhooks:write`.
         */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what was made in a span of time and failed or was skipped
         * @description For after an outage of the receiver. Each keeps its `webhook-id`. Needs the scope `webhooks:write`.
         */
        post: operations["redeliverWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rerun-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the link of a mail does; answers a page for the person
         * @description For anybody, without a key.
         */
        get: operations["showRerunLink"];
        put?: never;
        /**
         * Tries the records of the link again, once
         * @description For anybody, without a key.
         */
        post: operations["useRerunLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/invoices/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an invoice with its sync state and history
         * @description The ETag is its version: send it as If-Match to replace just that. Needs the scope `records:read`.
         */
        get: operations["getInvoices"];
        /**
         * Create or replace an invoice
         * @description The last writer wins, unless you say which: by `If-Match` with the ETag that you read, or by `sourceUpdatedAt` or `sourceSequence`. A state that is older than what is stored is answered with 409 `outdated-record`, and changes nothing; there is no need to send it again. With `cancelled: true` its document in QuickBooks is voided or deleted by the next batch, as the setting `cancelledRecords` of the company says; one that was never sent just ends. Needs the scope `records:write`.
         */
        put: operations["upsertInvoices"];
        post?: never;
        /**
         * Say that an invoice was cancelled in your system
         * @description The same as to send it again as it is with `cancelled: true`. The record stays, with its history; its document in QuickBooks is voided or deleted by the next batch. Safe to repeat. To bring it back, send it again. Needs the scope `records:write`.
         */
        delete: operations["cancelInvoices"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/invoices/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or replace up to 1,000 invoices
         * @description All or nothing, or with `atomic: false` each item for itself. Safe to repeat. An item that is older than what is stored, by `sourceUpdatedAt` or `sourceSequence`, has the outcome `outdated` and changes nothing. Needs the scope `records:write`.
         */
        post: operations["bulkUpsertInvoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invoices in the order of their external ids, by sync state, number or name
         * @description Needs the scope `records:read`.
         */
        get: operations["listInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/expenses/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an expense with its sync state and history
         * @description The ETag is its version: send it as If-Match to replace just that. Needs the scope `records:read`.
         */
        get: operations["getExpenses"];
        /**
         * Create or replace an expense
         * @description The last writer wins, unless you say which: by `If-Match` with the ETag that you read, or by `sourceUpdatedAt` or `sourceSequence`. A state that is older than what is stored is answered with 409 `outdated-record`, and changes nothing; there is no need to send it again. With `cancelled: true` its document in QuickBooks is voided or deleted by the next batch, as the setting `cancelledRecords` of the company says; one that was never sent just ends. Needs the scope `records:write`.
         */
        put: operations["upsertExpenses"];
        post?: never;
        /**
         * Say that an expense was cancelled in your system
         * @description The same as to send it again as it is with `cancelled: true`. The record stays, with its history; its document in QuickBooks is voided or deleted by the next batch. Safe to repeat. To bring it back, send it again. Needs the scope `records:write`.
         */
        delete: operations["cancelExpenses"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/expenses/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or replace up to 1,000 expenses
         * @description All or nothing, or with `atomic: false` each item for itself. Safe to repeat. An item that is older than what is stored, by `sourceUpdatedAt` or `sourceSequence`, has the outcome `outdated` and changes nothing. Needs the scope `records:write`.
         */
        post: operations["bulkUpsertExpenses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/expenses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List expenses in the order of their external ids, by sync state, number or name
         * @description Needs the scope `records:read`.
         */
        get: operations["listExpenses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/inventory/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an inventory record with its sync state and history
         * @description The ETag is its version: send it as If-Match to replace just that. Needs the scope `records:read`.
         */
        get: operations["getInventory"];
        /**
         * Create or replace an inventory record
         * @description The last writer wins, unless you say which: by `If-Match` with the ETag that you read, or by `sourceUpdatedAt` or `sourceSequence`. A state that is older than what is stored is answered with 409 `outdated-record`, and changes nothing; there is no need to send it again. With `cancelled: true` its document in QuickBooks is voided or deleted by the next batch, as the setting `cancelledRecords` of the company says; one that was never sent just ends. Needs the scope `records:write`.
         */
        put: operations["upsertInventory"];
        post?: never;
        /**
         * Say that an inventory record was cancelled in your system
         * @description The same as to send it again as it is with `cancelled: true`. The record stays, with its history; its document in QuickBooks is voided or deleted by the next batch. Safe to repeat. To bring it back, send it again. Needs the scope `records:write`.
         */
        delete: operations["cancelInventory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/inventory/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or replace up to 1,000 inventory records
         * @description All or nothing, or with `atomic: false` each item for itself. Safe to repeat. An item that is older than what is stored, by `sourceUpdatedAt` or `sourceSequence`, has the outcome `outdated` and changes nothing. Needs the scope `records:write`.
         */
        post: operations["bulkUpsertInventory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List inventory records in the order of their external ids, by sync state, number or name
         * @description Needs the scope `records:read`.
         */
        get: operations["listInventory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/invoices/{externalId}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about an invoice and its document in QuickBooks
         * @description `take-quickbooks`: the document stays as it is in QuickBooks, and later changes of the record are compared with that. `send-ours`: the record’s version goes out again, whatever was changed in QuickBooks. `send-as-new`: the record gets a new document, once the one it had is deleted or voided. `let-go`: AutoSync leaves record and document alone until somebody decides otherwise. `un-batch-delete`, `un-batch-void`, `un-batch-keep`: its document in QuickBooks is deleted, voided or left as it is, and belongs to the record no longer; the record rests until it changes or is sent as new, and then gets a new document. It is done by a batch of this record alone, which `Location` names. Needs the scope `records:write`.
         */
        post: operations["operateInvoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/expenses/{externalId}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about an expense and its document in QuickBooks
         * @description `take-quickbooks`: the document stays as it is in QuickBooks, and later changes of the record are compared with that. `send-ours`: the record’s version goes out again, whatever was changed in QuickBooks. `send-as-new`: the record gets a new document, once the one it had is deleted or voided. `let-go`: AutoSync leaves record and document alone until somebody decides otherwise. `un-batch-delete`, `un-batch-void`, `un-batch-keep`: its document in QuickBooks is deleted, voided or left as it is, and belongs to the record no longer; the record rests until it changes or is sent as new, and then gets a new document. It is done by a batch of this record alone, which `Location` names. Needs the scope `records:write`.
         */
        post: operations["operateExpenses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/inventory/{externalId}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about an inventory record and its document in QuickBooks
         * @description `take-quickbooks`: the document stays as it is in QuickBooks, and later changes of the record are compared with that. `send-ours`: the record’s version goes out again, whatever was changed in QuickBooks. `send-as-new`: the record gets a new document, once the one it had is deleted or voided. `let-go`: AutoSync leaves record and document alone until somebody decides otherwise. `un-batch-delete`, `un-batch-void`, `un-batch-keep`: its document in QuickBooks is deleted, voided or left as it is, and belongs to the record no longer; the record rests until it changes or is sent as new, and then gets a new document. It is done by a batch of this record alone, which `Location` names. Needs the scope `records:write`.
         */
        post: operations["operateInventory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What keeps records from being synced, by cause, with the thing to do about it
         * @description Records that failed or are held, records whose document somebody voided or deleted in QuickBooks, payments that cannot be read, and what comparisons found and nobody accepted; the most first. There are as many items as codes: no paging. Needs the scope `records:read`.
         */
        get: operations["listProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List comparisons of both sides, newest first
         * @description Each record type is compared once a day by itself, and right after a large first sync. Needs the scope `records:read`.
         */
        get: operations["listComparisons"];
        put?: never;
        /**
         * Compare both sides now
         * @description The comparison is part of a batch of its type, which is started for it: what waits to be sent is sent first, so that it is no difference. Everything is read anew. One that is under way is not begun twice: the answer is that one. Needs the scope `batches:write`.
         */
        post: operations["requestComparison"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/comparisons/{comparisonId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a comparison: how far it has come, or what it found
         * @description Needs the scope `records:read`.
         */
        get: operations["getComparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/comparison-trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What comparisons found in the last 30 days, day by day and by type, the oldest first
         * @description A day without a comparison has no item. Needs the scope `records:read`.
         */
        get: operations["getComparisonTrend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What differs between our records and QuickBooks, newest first
         * @description With the record, both values and the thing to do. A difference is closed by itself when it is gone: by the next comparison, or at once when the record is decided about. Needs the scope `records:read`.
         */
        get: operations["listDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/differences/{differenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a difference
         * @description The ETag is what its acceptance wants as If-Match. Needs the scope `records:read`.
         */
        get: operations["getDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/differences.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The differences as CSV, a row for each field, with the filters of the list
         * @description Needs the scope `records:read`.
         */
        get: operations["exportDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/differences/{differenceId}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Accept a difference, with a note
         * @description It is no problem any more, as long as it stays what it is: changed once more in QuickBooks, it is open again. Needs If-Match with the ETag of what was read. Needs the scope `records:write`.
         */
        put: operations["acceptDifference"];
        post?: never;
        /**
         * Take the acceptance of a difference back: it is open again
         * @description Needs the scope `records:write`.
         */
        delete: operations["withdrawAcceptance"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What names in records mean in QuickBooks, as people decided it
         * @description The ETag is of all mappings of the company, and what every change wants as If-Match. Needs the scope `settings:read`.
         */
        get: operations["listMappings"];
        /**
         * Replace all mappings of the company
         * @description What is not named goes. Records that waited for one of the names go out with the next run. Needs the scope `settings:write`.
         */
        put: operations["replaceMappings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set or remove some mappings; the others stay
         * @description Records that waited for one of the names go out with the next run, without being touched. Needs the scope `settings:write`.
         */
        patch: operations["changeMappings"];
        trace?: never;
    };
    "/v1/companies/{companyId}/mappings/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names for which records wait, the most wanted first, with what they may be in QuickBooks
         * @description Settling one, by a mapping or in QuickBooks, frees every record that waited for it. Needs the scope `settings:read`.
         */
        get: operations["listMissingMappings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/quickbooks/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A list of QuickBooks as it was read last, by full name
         * @description Reading it costs no call of QuickBooks. `ageSeconds` says how old it is; refresh it when it is too old. Needs the scope `settings:read`.
         */
        get: operations["listQuickBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/quickbooks/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read all lists of QuickBooks anew, with its preferences
         * @description A run in the queue of the company, without a batch: `readAt` of a list says when it is done. Needs the scope `settings:write`.
         */
        post: operations["refreshQuickBooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payments and credit memos as QuickBooks has them, voided and deleted ones too
         * @description In the order of entity and QuickBooks’ id, each with what it is applied to. Needs the scope `payments:read`.
         */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/payment-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what changed in the applications of payments, removals included, in order
         * @description Apply the items in their order, keep `nextCursor`, and come back with it as `after`: nothing is missed. An application is known by paymentId and target; one that changed again before you came appears once, as it is now. Needs the scope `payments:read`.
         */
        get: operations["listPaymentApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/run-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Would a batch start now?
         * @description Starting is always safe, as batches queue; this tells whether it begins at once, and what goes first. It looks at the queue of the company, not at the health of the system. Needs the scope `batches:read`.
         */
        get: operations["checkRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List batches, newest first
         * @description Needs the scope `batches:read`.
         */
        get: operations["listBatches"];
        put?: never;
        /**
         * Run New Batch
         * @description It queues: a batch that runs already never makes it fail. A dry run of payments with a starting date changes nothing; its actions list each invoice that would change, from what to what. With `previewId` it does what a dry run showed. Of payments that is all of it or nothing: a payment may be applied to several invoices. Needs the scope `batches:write`.
         */
        post: operations["startBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/batches/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many batches were created on each of the last days, by state
         * @description Dry runs are not counted: they change nothing, whatever they found. Needs the scope `batches:read`.
         */
        get: operations["listBatchDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/batches.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The batches of a company as CSV, newest first, with the filters of the list
         * @description Needs the scope `batches:read`.
         */
        get: operations["exportBatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batchId}/actions.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a batch did with each record as CSV, with the filters of the list
         * @description Needs the scope `batches:read`.
         */
        get: operations["exportBatchActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/previews/{previewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a dry run showed of each record: the exact document, or what is in the way
         * @description The id is that of the batch with `dryRun: true`. It is kept for seven days, and grows while that batch runs. A page may have fewer items than `limit`, where documents are large; `nextCursor` says whether there are more. Needs the scope `records:read`.
         */
        get: operations["readPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a batch
         * @description Carries an ETag; with If-None-Match, 304 while it is the same. `wait` is for those who cannot follow the events. Needs the scope `batches:read`.
         */
        get: operations["getBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batchId}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a batch did with each record
         * @description Needs the scope `batches:read`.
         */
        get: operations["listBatchActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batchId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a batch; safe to repeat
         * @description Needs the scope `batches:write`.
         */
        post: operations["cancelBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batchId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a batch live
         * @description Events `batch` with the whole batch, as it is read: the first at once, then after each change; `end` when it has ended. Between `interrupted` and `resumed` what was told may be old. Who is slow gets the latest state, not each one. The stream ends after an hour, and when this part of the system is replaced: come again with Last-Event-ID, as browsers do by themselves. Needs the scope `batches:read`.
         */
        get: operations["watchBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the batches of a company live
         * @description First `snapshot`, whose `items` are the batches that are open; with Last-Event-ID also those that ended since then, up to ten minutes ago. Then `batch` with the whole batch, as it is read, for each that is new or changes; one may be told twice. Between `interrupted` and `resumed` what was told may be old. Who is slow gets the latest state, not each one. The stream ends after an hour, and when this part of the system is replaced: come again with Last-Event-ID, as browsers do by themselves. Needs the scope `batches:read`.
         */
        get: operations["watchCompany"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the batches of all your companies live
         * @description First `snapshot`, whose `items` are the batches that are open, of the hundred newest; with Last-Event-ID also those of the fifty newest that changed since then. Then `batch` with the whole batch, as it is read, for each that is new or changes; one may be told twice. Between `interrupted` and `resumed` what was told may be old. Who is slow gets the latest state, not each one. The stream ends after an hour, and when this part of the system is replaced: come again with Last-Event-ID, as browsers do by themselves. For a list of companies that is to be read anew when something happens: more than that many at the same time are not all told of. Needs the scope `batches:read`.
         */
        get: operations["watchTenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batchId}/rerun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a batch again: what failed, or all of it
         * @description Records are done again as they are now. Payments are read again as a whole, with the same starting date. `Location` is the first of the new batches. Needs the scope `batches:write`.
         */
        post: operations["rerunBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many companies are in which condition, and which should be in step and are not
         * @description A tenant sees its own, the operator all of them. A second old at most. Needs the scope `batches:read`, or the operator’s key.
         */
        get: operations["getStatusSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List companies with how they are, worst first
         * @description A tenant sees its own, the operator all of them. Among companies of one condition those whose data is oldest come first. A company whose condition changes while somebody pages may be seen twice or not at all; nobody else is. Needs the scope `batches:read`, or the operator’s key.
         */
        get: operations["listCompanyStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find companies by name, records by number and batches by id
         * @description A tenant finds its own, the operator what is of any tenant. Records are looked for with the scope `records:read`, batches with `batches:read`. Needs the scope `companies:read`, or the operator’s key.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who changed what, newest first
         * @description A page of large events holds fewer than `limit`; `nextCursor` tells whether there are more. Needs the scope `audit:read`.
         */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/invoices/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or replace invoices as they are sent, however many
         * @description NDJSON: a record per line, of 1 MiB at most, in a body of any length. Each line is taken for itself, in their order, and answered by a line as soon as it is stored: `line` beside what the bulk upsert answers for an item. One that is refused is no reason to refuse others. The last line is the `summary`; or, where it cannot go on, `problem` with the `line` from which to send again: all before it is stored. Take the answers while you send, or send a few thousand lines at a time. Safe to repeat. Needs the scope `records:write`.
         */
        post: operations["streamInvoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/expenses/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or replace expenses as they are sent, however many
         * @description NDJSON: a record per line, of 1 MiB at most, in a body of any length. Each line is taken for itself, in their order, and answered by a line as soon as it is stored: `line` beside what the bulk upsert answers for an item. One that is refused is no reason to refuse others. The last line is the `summary`; or, where it cannot go on, `problem` with the `line` from which to send again: all before it is stored. Take the answers while you send, or send a few thousand lines at a time. Safe to repeat. Needs the scope `records:write`.
         */
        post: operations["streamExpenses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/inventory/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or replace inventory records as they are sent, however many
         * @description NDJSON: a record per line, of 1 MiB at most, in a body of any length. Each line is taken for itself, in their order, and answered by a line as soon as it is stored: `line` beside what the bulk upsert answers for an item. One that is refused is no reason to refuse others. The last line is the `summary`; or, where it cannot go on, `problem` with the `line` from which to send again: all before it is stored. Take the answers while you send, or send a few thousand lines at a time. Safe to repeat. Needs the scope `records:write`.
         */
        post: operations["streamInventory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}/mappings.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All mappings of the company as CSV, to be changed in a spreadsheet and sent back
         * @description Needs the scope `settings:read`.
         */
        get: operations["exportMappings"];
        /**
         * Replace all mappings of the company by those of a CSV
         * @description UTF-8 with a header, as it is exported; faults name their line. What is not in it goes. Needs the scope `settings:write`.
         */
        put: operations["importMappings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Acceptance
         * @description A person’s word that a difference is as it should be.
         */
        Acceptance: {
            /** @description Why, in the words of whoever did it */
            note: string;
            /** @description Who did it */
            by: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
        };
        /**
         * AcceptanceInput
         * @description Why a difference is accepted.
         */
        AcceptanceInput: {
            /** @description Why it may stay */
            note: string;
        };
        /**
         * Action
         * @description What a batch did with one record.
         */
        Action: {
            /** @description UUID in lower case */
            recordId: string;
            /** @description Your own id of the record */
            externalId: string;
            /** @description Rises when a later run tries the record again in the same batch */
            attempt: number;
            state: components["schemas"]["ActionState"];
            /** @description What was done with the document; null: nothing yet */
            operation: string | null;
            /** @description What QuickBooks calls the document, for example `Invoice`; null: there is none */
            entity: string | null;
            /** @description QuickBooks’ id of it; null: it has none there */
            quickbooksId: string | null;
            /** @description The number on the document in QuickBooks; null: none yet */
            docNumber: string | null;
            /** @description What the document comes to, as decimal text; null: there is none */
            amount: string | null;
            /** @description Whose matter the failure is; null: it did not fail */
            category: components["schemas"]["FailureCategory"] | null;
            /** @description From the catalogue of failures (`GET /v1/failures`); null: there is nothing to tell */
            code: string | null;
            /** @description What happened, in a sentence for people; null: nothing out of the ordinary */
            message: string | null;
            /** @description The thing to do about it; null: nothing */
            fix: string | null;
            /** @description When it was over; null: not yet */
            at: string | null;
            /** @description Intuit’s id of the call: its support asks for it */
            intuitTid: string | null;
        };
        /**
         * ActionPage
         * @description A page of a list.
         */
        ActionPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["Action"][];
            nextCursor: string | null;
        };
        /**
         * ActionState
         * @description How it went with a record: waiting, being worked on, or how it ended. `skipped` was left alone, for a reason.
         * @enum {unknown}
         */
        ActionState: "notStarted" | "running" | "succeeded" | "warning" | "failed" | "skipped";
        /**
         * Address
         * @description where the goods or services go; of a customer, where its bills go once it has to be created
         */
        Address: {
            /** @description 1 to 500 characters on one line, none of them invisible (street, or whatever comes first) */
            line1?: string;
            /** @description 1 to 500 characters on one line, none of them invisible */
            line2?: string;
            /** @description 1 to 500 characters on one line, none of them invisible */
            line3?: string;
            /** @description 1 to 255 characters on one line, none of them invisible */
            city?: string;
            /** @description 1 to 255 characters on one line, none of them invisible (state or province, where QuickBooks works out sales tax as its code: "CA") */
            region?: string;
            /** @description 1 to 30 characters on one line, none of them invisible */
            postalCode?: string;
            /** @description 1 to 255 characters on one line, none of them invisible */
            country?: string;
        };
        /**
         * ApiKey
         * @description A key of the API, without its secret.
         */
        ApiKey: {
            /** @description UUID in lower case */
            id: string;
            /** @description UUID in lower case */
            tenantId: string;
            /** @description What people call it */
            name: string;
            /** @description How the key begins; the key itself is not stored */
            prefix: string;
            /** @description What it may do */
            scopes: components["schemas"]["Scope"][];
            companyIds: string[] | null;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /** @description When it ends by itself; null: never */
            expiresAt: string | null;
            /** @description When it was used last, to the minute or so; null: never */
            lastUsedAt: string | null;
            /** @description When it was ended by hand; null: it was not */
            revokedAt: string | null;
        };
        /**
         * ApiKeyInput
         * @description What a new key may do, for whom, and until when.
         */
        ApiKeyInput: {
            /** @description Needed by the operator only */
            tenantId?: string;
            /** @description 1 to 200 characters on one line, none of them invisible */
            name: string;
            /** @description Without: reading (companies:read, connections:read, settings:read, records:read, payments:read, batches:read). Nobody gives what they may not do themselves */
            scopes?: "all" | components["schemas"]["Scope"][];
            /** @description The only companies that the key reaches. Without: all of the tenant, those to come too */
            companyIds?: string[];
            /** @description Without: in a year, unless the installation says otherwise; null: it does not expire */
            expiresAt?: string | null;
        };
        /**
         * ApiKeyPage
         * @description A page of a list.
         */
        ApiKeyPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["ApiKey"][];
            nextCursor: string | null;
        };
        /**
         * ApiKeyRotation
         * @description For how long the old key still works beside the new one.
         */
        ApiKeyRotation: {
            /** @description How long the old key holds. Without: a day */
            overlapSeconds?: number;
        };
        /**
         * Application
         * @description How much of a payment or credit memo went to which document.
         */
        Application: {
            /** @description QuickBooks’ id of the payment */
            paymentId: string;
            target: components["schemas"]["ApplicationTarget"];
            /** @description Decimal text: "1250.00" */
            amount: string;
            currency: string | null;
            exchangeRate: string | null;
        };
        /**
         * ApplicationChange
         * @description An application as it became; a removal has its own sign.
         */
        ApplicationChange: {
            /**
             * @description removed: no longer applied; it keeps the amount it had
             * @enum {unknown}
             */
            change: "set" | "removed";
            /** @description QuickBooks’ id of the payment */
            paymentId: string;
            target: components["schemas"]["ApplicationTarget"];
            /** @description Decimal text: "1250.00" */
            amount: string;
            currency: string | null;
            exchangeRate: string | null;
            /**
             * Format: date
             * @description The day of the payment, as QuickBooks has it
             */
            paymentDate: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
        };
        /**
         * ApplicationFeed
         * @description Changes in the order in which they were found. Keep the cursor: what comes later is after it.
         */
        ApplicationFeed: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["ApplicationChange"][];
            /** @description Where to go on, now or later: there is always one. Keep it */
            nextCursor: string;
            /** @description There are more changes already */
            hasMore: boolean;
            readUntil: string | null;
        };
        /**
         * ApplicationTarget
         * @description The document that was paid.
         */
        ApplicationTarget: {
            /** @description Invoice or CreditMemo; QuickBooks may let a payment pay other documents */
            entity: string;
            /** @description QuickBooks’ id of it; null: it has none there */
            quickbooksId: string;
            record: {
                /** @description UUID in lower case */
                id: string;
                /** @description Your own id of the record */
                externalId: string;
            } | null;
        };
        /**
         * Attempt
         * @description One document that was sent to QuickBooks, and what QuickBooks answered.
         */
        Attempt: {
            /** @description UUID in lower case */
            requestId: string;
            /**
             * @description What was to be done with the document
             * @enum {unknown}
             */
            operation: "create" | "update" | "void" | "delete";
            /** @description What QuickBooks calls this kind of document, for example `Invoice` */
            entity: string;
            /** @description The version of the record that was sent */
            version: number;
            /**
             * @description open: QuickBooks has given no definite answer yet
             * @enum {unknown}
             */
            state: "open" | "succeeded" | "rejected";
            /** @description How many times it was sent: a repeat under the same id makes no second document */
            sends: number;
            /** @description QuickBooks’ id of it; null: it has none there */
            quickbooksId: string | null;
            /** @description What QuickBooks had against it; null: nothing */
            fault: {
                /** @description QuickBooks’ own code of the fault */
                code: string;
                /** @description A sentence for people */
                message: string;
                /** @description What is wrong, in words for people */
                detail: string;
            } | null;
            /** @description Intuit’s id of the call: its support asks for it */
            intuitTid: string | null;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /** @description When QuickBooks gave its definite answer; null: it has not */
            closedAt: string | null;
        };
        /**
         * AuditActor
         * @description Who did it: a key, a person, a program, or the operator.
         */
        AuditActor: {
            kind: components["schemas"]["CallerKind"];
            /** @description UUID in lower case */
            id: string;
            /** @description The name of the key or person, as it was then */
            name: string;
        };
        /**
         * AuditEvent
         * @description Something that somebody changed, with how it was before and after.
         */
        AuditEvent: {
            /** @description Its place in the log: later ones are larger */
            id: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            companyId: string | null;
            actor: components["schemas"]["AuditActor"];
            /** @description What was done, for example `company.changed` */
            action: string;
            /**
             * @description requested: another service was asked, and its answer was lost or is awaited
             * @enum {unknown}
             */
            outcome: "requested" | "done" | "refused";
            /** @description How it was; null: there was nothing */
            before: unknown;
            /** @description How it is since; null: nothing is left of it */
            after: unknown;
            /** @description The id of the request that did it */
            requestId: string;
        };
        /**
         * AuditEventPage
         * @description A page of a list.
         */
        AuditEventPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["AuditEvent"][];
            nextCursor: string | null;
        };
        /**
         * AutoSync
         * @description The AutoSync settings of a company, with how they do.
         */
        AutoSync: {
            /** @description Whether anything of the company is synced by itself */
            enabled: boolean;
            /** @description Minutes between two runs of a type that has no interval of its own */
            intervalMinutes: number;
            /** @description By record type; one that is not named stays off */
            types: {
                invoices?: components["schemas"]["TypeStatus"];
                expenses?: components["schemas"]["TypeStatus"];
                inventory?: components["schemas"]["TypeStatus"];
                payments?: components["schemas"]["TypeStatus"];
            };
            /** @description What is worth knowing of these settings */
            warnings: components["schemas"]["Warning"][];
            /** @description Who stopped it, and why: what holds for the company */
            pauses: components["schemas"]["Pause"][];
        };
        /**
         * AutoSyncInput
         * @description The AutoSync settings. What is only read may be sent back as it came.
         */
        AutoSyncInput: {
            /** @description Whether anything of the company is synced by itself */
            enabled: boolean;
            /**
             * @description From 15 minutes to 24 hours
             * @default 120
             */
            intervalMinutes?: number;
            /** @description By record type; one that is not named stays off */
            types: {
                invoices?: components["schemas"]["TypeSettingsInput"];
                expenses?: components["schemas"]["TypeSettingsInput"];
                inventory?: components["schemas"]["TypeSettingsInput"];
                payments?: components["schemas"]["TypeSettingsInput"];
            };
            /** @description Why types are to be on although the readiness check fails; for the audit log */
            overrideNote?: string;
            /** @description What is worth knowing of these settings */
            readonly warnings?: components["schemas"]["Warning"][];
            /** @description Who stopped it, and why: what holds for the company */
            readonly pauses?: components["schemas"]["Pause"][];
        };
        /**
         * Batch
         * @description A run of one record type of a company that had work, as people follow it.
         */
        Batch: {
            /** @description UUID in lower case */
            id: string;
            /** @description UUID in lower case */
            companyId: string;
            type: components["schemas"]["RecordType"];
            trigger: components["schemas"]["Trigger"];
            state: components["schemas"]["BatchState"];
            /** @description The state in words: "Finished with Warning" */
            stateName: string;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /** @description [companyname] AutoSyncModule BatchType; without the module when started by hand */
            label: string;
            /** @description What its tenant calls it */
            companyName: string;
            step: string | null;
            counts: components["schemas"]["BatchCounts"];
            /** @description Why the whole batch failed; null: it did not, or single records did */
            category: components["schemas"]["FailureCategory"] | null;
            reason: string | null;
            message: string | null;
            fix: string | null;
            actor: string | null;
            /** @description Somebody asked for its end; a running one stops after the document in hand */
            cancelRequested: boolean;
            startDate: string | null;
            /** @description Only these records; empty: all that were pending */
            recordIds: string[];
            rerunOf: string | null;
            /** @description It only showed what would change */
            dryRun: boolean;
            previewId: string | null;
            traceId: string | null;
            /** @description The time that it was due for; null: it was started by hand */
            scheduledFor: string | null;
            /** @description When the work began; null: it has not */
            startedAt: string | null;
            /** @description When it was over; null: not yet */
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description When it changed last
             */
            updatedAt: string;
        };
        /**
         * BatchCounts
         * @description How many records, by what became of them.
         */
        BatchCounts: {
            /** @description An estimate until the end */
            total: number;
            /** @description Those with an outcome */
            done: number;
            /** @description QuickBooks has them as they are */
            succeeded: number;
            /** @description QuickBooks has them, with something worth a look */
            warning: number;
            /** @description Those that need somebody */
            failed: number;
            /** @description Left alone, for a reason that each one tells */
            skipped: number;
        };
        /**
         * BatchDay
         * @description The batches that were created on one day.
         */
        BatchDay: {
            /**
             * Format: date
             * @description A calendar day of the company
             */
            day: string;
            /** @description By state */
            batches: {
                /** @description Of its batches, those that wait */
                notStarted: number;
                /** @description Of its batches, those that run */
                running: number;
                /** @description Of its batches, those that are green */
                finished: number;
                /** @description Of its batches, those that are yellow */
                finishedWithWarning: number;
                /** @description Of its batches, those that are red */
                finishedWithError: number;
                /** @description Of its batches, those that somebody ended */
                cancelled: number;
            };
        };
        /**
         * BatchDays
         * @description A company’s batches by day.
         */
        BatchDays: {
            /** @description The company’s, whose days they are */
            timeZone: string;
            /** @description Oldest first, also the days without any */
            items: components["schemas"]["BatchDay"][];
        };
        /**
         * BatchInput
         * @description Which batch to start.
         */
        BatchInput: {
            type: components["schemas"]["RecordType"];
            /**
             * Format: date
             * @description a day as YYYY-MM-DD, not after today where the company is: the starting date, only for payments
             */
            startDate?: string;
            /** @description Only these records */
            recordIds?: string[];
            /** @description Show what would change, and change nothing: invoices; expenses; inventory; payments with a starting date */
            dryRun?: boolean;
            /**
             * @description Where a batch of this type waits or runs: `queue` starts another one behind it, `return` answers that one with 200 and starts none
             * @default queue
             * @enum {unknown}
             */
            ifRunning?: "queue" | "return";
            /** @description The id of an ended batch with `dryRun: true`, of the last seven days. Exactly what it showed is done, and nothing else: what has changed since ends as failed with `changed-since-preview`, and is left as it is. */
            previewId?: string;
        };
        /**
         * BatchPage
         * @description A page of a list.
         */
        BatchPage: {
            /** @description Newest first */
            items: components["schemas"]["Batch"][];
            nextCursor: string | null;
        };
        /**
         * BatchState
         * @description Not Yet Started, running, Finished (green), Finished with Warning (yellow), Finished with Error (red), or Cancelled.
         * @enum {unknown}
         */
        BatchState: "notStarted" | "running" | "finished" | "finishedWithWarning" | "finishedWithError" | "cancelled";
        /**
         * BooksDecided
         * @description What was known of the books before, and what was decided
         */
        BooksDecided: {
            /**
             * @description send-again: every record with a document in the old books goes out as a new document. rest: it rests until it changes or is sent as new. same-books: the finding was wrong, and nothing is forgotten
             * @enum {unknown}
             */
            decision: "send-again" | "rest" | "same-books";
            known: components["schemas"]["KnownOfBooks"];
        };
        /**
         * BooksDecision
         * @description What is to become of records whose books began anew.
         */
        BooksDecision: {
            /**
             * @description send-again: every record with a document in the old books goes out as a new document. rest: it rests until it changes or is sent as new. same-books: the finding was wrong, and nothing is forgotten
             * @enum {unknown}
             */
            decision: "send-again" | "rest" | "same-books";
        };
        /**
         * BooksReset
         * @description QuickBooks’ books began anew under a company, and a person has to say what that means.
         */
        BooksReset: {
            /**
             * Format: date-time
             * @description When it was noticed
             */
            foundAt: string;
            /** @description How it showed */
            detail: string;
            known: components["schemas"]["KnownOfBooks"];
            /** @description What may be decided, and what each decision does */
            decisions: {
                /**
                 * @description send-again: every record with a document in the old books goes out as a new document. rest: it rests until it changes or is sent as new. same-books: the finding was wrong, and nothing is forgotten
                 * @enum {unknown}
                 */
                decision: "send-again" | "rest" | "same-books";
                /** @description What would be done */
                does: string;
            }[];
        };
        /**
         * BulkOutcome
         * @description What became of each item, in the order in which they were sent.
         */
        BulkOutcome: {
            /** @description What was asked for, in order; empty: there is none */
            items: (components["schemas"]["TakenItem"] | components["schemas"]["RefusedItem"])[];
        };
        /**
         * CallerKind
         * @description Who calls: the operator, a key, a person who signed in, or a program that signed in by itself.
         * @enum {unknown}
         */
        CallerKind: "operator" | "key" | "person" | "client";
        /**
         * Cancellation
         * @description What came of the wish to end a batch.
         */
        Cancellation: {
            /** @description UUID in lower case */
            id: string;
            /**
             * @description removed: it had not begun; requested: it stops between two documents; ended: nothing left to cancel
             * @enum {unknown}
             */
            outcome: "removed" | "requested" | "ended";
        };
        /**
         * CataloguedFailure
         * @description A way in which a record can fail, with the thing to do about it.
         */
        CataloguedFailure: {
            /** @description Stable: decide by it */
            code: string;
            category: components["schemas"]["FailureCategory"];
            /** @description The sentence; what stands in {braces} is filled in for each record */
            message: string;
            /** @description What to do about it */
            fix: string;
            /** @description It is tried again by itself */
            retryable: boolean;
            /** @description The record types that it can come with */
            types: components["schemas"]["RecordType"][];
        };
        /**
         * ChangedMapping
         * @description A name that means something else from now on.
         */
        ChangedMapping: {
            kind: components["schemas"]["ReferenceKind"];
            /** @description What people call it */
            name: string;
            /** @description The number that tells parties of one name apart; null: it has none */
            accountNumber: string | null;
            from: components["schemas"]["MappedEntry"] | null;
            to: components["schemas"]["MappedEntry"] | null;
        };
        /**
         * Company
         * @description One QuickBooks company with its connection and settings.
         */
        Company: {
            /** @description UUID in lower case */
            id: string;
            /** @description What people call it */
            name: string;
            /** @description IANA name of the time zone that its days are in */
            timeZone: string;
            settings: components["schemas"]["CompanySettings"];
            /** @description true: nothing is synced until somebody changes it */
            disabled: boolean;
            realmId: string | null;
            connectionState: components["schemas"]["ConnectionState"];
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it changed last
             */
            updatedAt: string;
        };
        /**
         * CompanyCondition
         * @description How a company is, worst first: its connection, its schedule, its records.
         * @enum {unknown}
         */
        CompanyCondition: "booksReset" | "needsReconnect" | "switchedOff" | "overdue" | "failing" | "problems" | "paused" | "notConnected" | "off" | "inStep";
        /**
         * CompanyInput
         * @description A company to create.
         */
        CompanyInput: {
            /** @description 1 to 200 characters on one line, none of them invisible */
            name: string;
            /**
             * @description IANA time zone, for example "America/New_York"
             * @default UTC
             */
            timeZone?: string;
            settings?: components["schemas"]["CompanySettings"];
        };
        /**
         * CompanyPage
         * @description A page of a list.
         */
        CompanyPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["Company"][];
            nextCursor: string | null;
        };
        /**
         * CompanyPatch
         * @description What of a company to change; what is not named stays.
         */
        CompanyPatch: {
            /** @description 1 to 200 characters on one line, none of them invisible */
            name?: string;
            /** @description IANA time zone, for example "America/New_York" */
            timeZone?: string;
            settings?: components["schemas"]["CompanySettings"];
            /** @description True: nothing is synced until it is false again */
            disabled?: boolean;
        };
        /**
         * CompanyRemoval
         * @description A company on its way out, and what is kept of it.
         */
        CompanyRemoval: {
            /** @description UUID in lower case */
            id: string;
            /** @description What people call it */
            name: string;
            /**
             * @description removing: a batch is being ended, or Intuit was not told yet. removed: the tokens are forgotten, and the QuickBooks company may be connected elsewhere
             * @enum {unknown}
             */
            state: "removing" | "removed";
            /**
             * Format: date-time
             * @description When it was said to go; nothing is synced since
             */
            removedAt: string;
            /** @description What stays after the removal, and how long at most */
            kept: {
                /** @description What is kept, in words */
                what: string;
                /**
                 * Format: date-time
                 * @description For how long it is kept
                 */
                until: string;
            }[];
            /** @description When others could have the books; null: not yet */
            releasedAt: string | null;
        };
        /**
         * CompanySettings
         * @description How the records of a company become documents in QuickBooks.
         */
        CompanySettings: {
            /**
             * @description Lines of an invoice in QuickBooks: summed, per ticket or project phase, or one for one. Unless said otherwise: "default"
             * @enum {unknown}
             */
            invoiceLineDetail?: "default" | "condensed" | "detailed";
            /**
             * @description Which invoices QuickBooks e-mails to their `billEmail`: those whose record says `send`, all, or none. Unless said otherwise: "asRecord"
             * @enum {unknown}
             */
            invoiceSending?: "asRecord" | "always" | "never";
            /**
             * @description Which day of a receipt its bill is dated: its own, that of the vendor’s invoice, or that of the order; its own where the wanted one is not known. Unless said otherwise: "document"
             * @enum {unknown}
             */
            receiptDate?: "document" | "vendorInvoice" | "order";
            /**
             * @description What is added to the number of a vendor’s invoice that another bill has already, as for goods that come in several receipts; counted on from 2. Unless said otherwise: "-2"
             * @enum {unknown}
             */
            partialReceiptSuffix?: "-2" | "/2" | " (2)";
            /** @description The account of freight on receipts that name none, by its name or number in QuickBooks, "Parent:Child" for an account below another; null takes it back. Unless said otherwise: null */
            freightAccount?: string | null;
            /**
             * @description How adjustments are written: as adjustments of quantities, which QuickBooks values, or as journal entries of the values that the records say; a plan without inventory gets journal entries. Unless said otherwise: "inventoryAdjustment"
             * @enum {unknown}
             */
            adjustmentsAs?: "inventoryAdjustment" | "journalEntry";
            /** @description The account that adjustments are booked against which name none, by its name or number in QuickBooks, "Parent:Child" for an account below another; null takes it back. Unless said otherwise: null */
            adjustmentAccount?: string | null;
            /**
             * @description What becomes of goods that are moved: nothing to book, or a journal entry between the classes or the locations (departments) that the two places are mapped to. Unless said otherwise: "nothing"
             * @enum {unknown}
             */
            transfersAs?: "nothing" | "class" | "department";
            /**
             * @description How tax goes to QuickBooks: by the tax codes that yours are mapped to, worked out by QuickBooks’ automated sales tax, or as lines with a product of its own (`taxItem`). Unless said otherwise "automated" where the company has automated sales tax, else "explicit"; outside the United States "automated" is "explicit"
             * @enum {unknown}
             */
            taxes?: "explicit" | "automated" | "line";
            /** @description The product or service, by name, whose lines carry tax where `taxes` is "line"; null takes it back */
            taxItem?: string | null;
            /** @description Outside the United States: the tax code of taxed lines that name none; null takes it back */
            taxedLineCode?: string | null;
            /** @description Outside the United States: the tax code of lines without tax, such as "Exempt"; null takes it back */
            untaxedLineCode?: string | null;
            /**
             * @description What becomes of a record that is dated in a period for which the books are closed: it is held until they are open, or its document is dated on the first open day, with a warning. A document that stands in a closed period is never changed. Unless said otherwise: "hold"
             * @enum {unknown}
             */
            closedPeriods?: "hold" | "firstOpenDay";
            /**
             * @description What becomes of the document of a record that was cancelled in the source system: it is voided (or deleted, where QuickBooks cannot void its kind), deleted, or left until somebody decides. Unless said otherwise: "void"
             * @enum {unknown}
             */
            cancelledRecords?: "void" | "delete" | "ask";
            /** @description Whether customers that are missing in QuickBooks are created. Unless said otherwise: true */
            createCustomers?: boolean;
            /** @description Whether vendors that are missing in QuickBooks are created. Unless said otherwise: true */
            createVendors?: boolean;
            /** @description Whether vendors for people who spend are created when they are missing in QuickBooks. Unless said otherwise: true */
            createMembers?: boolean;
            /** @description Whether products and services that are missing in QuickBooks are created. Unless said otherwise: true */
            createItems?: boolean;
            /** @description Whether the parent of "Parent:Child" is created with its child. Unless said otherwise: false */
            createParents?: boolean;
            /**
             * @description When the account number is added to the name of a customer in QuickBooks: "Dell Inc (D-9)". Unless said otherwise "onCollision": when the name alone means somebody else
             * @enum {unknown}
             */
            customerAccountNumber?: "always" | "onCollision" | "never";
            /**
             * @description When the account number is added to the name of a vendor in QuickBooks: "Dell Inc (D-9)". Unless said otherwise "onCollision": when the name alone means somebody else
             * @enum {unknown}
             */
            vendorAccountNumber?: "always" | "onCollision" | "never";
            /** @description The income account of new services, by its name or number in QuickBooks, "Parent:Child" for an account below another; null takes it back */
            serviceIncomeAccount?: string | null;
            /** @description The income account of new products, by its name or number in QuickBooks, "Parent:Child" for an account below another; null takes it back */
            productIncomeAccount?: string | null;
            /** @description The cost account of new products that are kept in stock, by its name or number in QuickBooks, "Parent:Child" for an account below another; null takes it back */
            costAccount?: string | null;
            /** @description The asset account of new products that are kept in stock, by its name or number in QuickBooks, "Parent:Child" for an account below another; null takes it back */
            inventoryAssetAccount?: string | null;
            /** @description The accounts of new products and services by their category, which is what stands before the name ("Hardware" of "Hardware:Router") unless the record says another; the company’s own accounts for all others */
            itemCategories?: {
                [key: string]: {
                    /** @description The income account, by its name or number in QuickBooks */
                    incomeAccount?: string;
                    /** @description The cost account of what is kept in stock, by its name or number in QuickBooks */
                    costAccount?: string;
                    /** @description The asset account of what is kept in stock, by its name or number in QuickBooks */
                    inventoryAssetAccount?: string;
                };
            };
        };
        /**
         * CompanyStatus
         * @description A company as a home page shows it.
         */
        CompanyStatus: {
            /** @description UUID in lower case */
            id: string;
            /** @description UUID in lower case */
            tenantId: string;
            /** @description What people call it */
            name: string;
            /** @description The worst that it is in */
            condition: components["schemas"]["CompanyCondition"];
            /** @description The same in words */
            conditionName: string;
            /** @description All that it is in, worst first */
            reasons: components["schemas"]["ConditionReason"][];
            /** @description From when the oldest data is; null: nothing is switched on */
            dataAsOf: {
                at: string | null;
                /** @description The record type that is furthest behind */
                type: components["schemas"]["RecordType"];
            } | null;
            /** @description IANA name of its time zone */
            timeZone: string;
            /** @description The id of the books in QuickBooks; null: never connected */
            realmId: string | null;
            connectionState: components["schemas"]["ConnectionState"];
            /** @description true: nothing is synced until somebody changes it */
            disabled: boolean;
            /** @description The record types that are switched on */
            types: components["schemas"]["TypeFreshness"][];
            /** @description When it is due next; null: nothing is planned */
            nextRunAt: string | null;
            /** @description Records that failed or are held, differences with QuickBooks that nobody has accepted, and payments that cannot be read */
            openProblems: number;
            lastBatch: components["schemas"]["LastBatch"] | null;
        };
        /**
         * CompanyStatusPage
         * @description A page of a list.
         */
        CompanyStatusPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["CompanyStatus"][];
            nextCursor: string | null;
        };
        /**
         * Comparison
         * @description A look at whether QuickBooks holds what the records say.
         */
        Comparison: {
            /** @description UUID in lower case */
            id: string;
            type: components["schemas"]["RecordType"];
            /**
             * @description A comparison that is running takes its share of reads in each run, so that the allowance of reads is kept
             * @enum {unknown}
             */
            state: "waiting" | "running" | "finished" | "failed";
            /**
             * @description By the clock, or asked for
             * @enum {unknown}
             */
            trigger: "schedule" | "manual";
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /** @description When the work began; null: it has not */
            startedAt: string | null;
            /** @description When it was over; null: not yet */
            endedAt: string | null;
            /** @description Metered reads of QuickBooks that it took */
            reads: number;
            /** @description What we say is in QuickBooks, and what is. Records that were let go are left out on both sides */
            sums: components["schemas"]["ComparisonSum"][];
            found: number | null;
            gone: number | null;
            differing: number | null;
            failure: string | null;
        };
        /**
         * ComparisonDay
         * @description What the comparisons of one day came to.
         */
        ComparisonDay: {
            /**
             * Format: date
             * @description In the company’s time zone
             */
            day: string;
            type: components["schemas"]["RecordType"];
            /** @description How many there were */
            comparisons: number;
            /** @description Calls to QuickBooks that they took */
            reads: number;
            /** @description Differences seen for the first time */
            found: number;
            /** @description Differences that were over */
            gone: number;
            /** @description As the last comparison of the day left them */
            differing: number;
        };
        /**
         * ComparisonInput
         * @description What to compare.
         */
        ComparisonInput: {
            type: components["schemas"]["RecordType"];
        };
        /**
         * ComparisonPage
         * @description A page of a list.
         */
        ComparisonPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["Comparison"][];
            nextCursor: string | null;
        };
        /**
         * ComparisonSide
         * @description How many documents one side has, and their sum.
         */
        ComparisonSide: {
            /** @description Documents */
            count: number;
            /** @description What they come to, as decimal text: "1250.00" */
            total: string;
        };
        /**
         * ComparisonSum
         * @description A month of both sides.
         */
        ComparisonSum: {
            /** @description As QuickBooks calls it: "Invoice" */
            entity: string;
            currency: string | null;
            ours: components["schemas"]["ComparisonSide"];
            theirs: components["schemas"]["ComparisonSide"];
        };
        /**
         * ComparisonTrend
         * @description Comparisons by day, so that a drift shows.
         */
        ComparisonTrend: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["ComparisonDay"][];
        };
        /**
         * ConcernedRecords
         * @description Records not synced yet that would be written otherwise: what the name means now, and then, by a mapping or else by its name; null: nothing in QuickBooks
         */
        ConcernedRecords: {
            /** @description What was asked for, in order; empty: there is none */
            items: {
                /** @description Which record type it is about */
                type: string;
                /** @description Your own id of the record */
                externalId: string;
                kind: components["schemas"]["ReferenceKind"];
                /** @description What people call it */
                name: string;
                from: components["schemas"]["MappedEntry"] | null;
                to: components["schemas"]["MappedEntry"] | null;
            }[];
            /** @description There are others */
            more: boolean;
        };
        /**
         * ConditionCounts
         * @description How many companies are in each condition, by their worst
         */
        ConditionCounts: {
            /** @description Their books began anew in QuickBooks, and nobody has decided what that means */
            booksReset: number;
            /** @description A person has to connect them again */
            needsReconnect: number;
            /** @description AutoSync switched a type off after failures in a row */
            switchedOff: number;
            /** @description A type has not succeeded for much longer than its interval */
            overdue: number;
            /** @description Their last batches of a type failed */
            failing: number;
            /** @description Records failed or are held */
            problems: number;
            /** @description Somebody stopped them for a while */
            paused: number;
            /** @description Nobody has connected them yet */
            notConnected: number;
            /** @description AutoSync is not switched on */
            off: number;
            /** @description All is well */
            inStep: number;
        };
        /**
         * ConditionReason
         * @description One thing that a company is in, and for which record types.
         */
        ConditionReason: {
            condition: components["schemas"]["CompanyCondition"];
            /** @description The same in words */
            conditionName: string;
            /** @description For these record types; none: for the whole company */
            types: components["schemas"]["RecordType"][];
        };
        /**
         * Connection
         * @description The tie between a company and its books in QuickBooks.
         */
        Connection: {
            state: components["schemas"]["ConnectionState"];
            /** @description The id of the books in QuickBooks; null: never connected */
            realmId: string | null;
            /** @description QuickBooks has answered for the realm, so it is bound to this company. Soon after connecting it has. */
            realmVerified: boolean;
            reason: string | null;
            tokenExpiresAt: string | null;
            /**
             * Format: date-time
             * @description When it changed last
             */
            updatedAt: string;
        };
        /**
         * ConnectionState
         * @description Never or no longer connected, connected, or to be connected again by a person.
         * @enum {unknown}
         */
        ConnectionState: "disconnected" | "connected" | "needsReconnect";
        /**
         * CreatedApiKey
         * @description A new key with its secret, which is shown this once.
         */
        CreatedApiKey: {
            /** @description UUID in lower case */
            id: string;
            /** @description UUID in lower case */
            tenantId: string;
            /** @description What people call it */
            name: string;
            /** @description How the key begins; the key itself is not stored */
            prefix: string;
            /** @description What it may do */
            scopes: components["schemas"]["Scope"][];
            companyIds: string[] | null;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /** @description When it ends by itself; null: never */
            expiresAt: string | null;
            /** @description When it was used last, to the minute or so; null: never */
            lastUsedAt: string | null;
            /** @description When it was ended by hand; null: it was not */
            revokedAt: string | null;
            /** @description The key: shown this once */
            key: string;
        };
        /**
         * CustomField
         * @description A field of the form that QuickBooks lets companies add.
         */
        CustomField: {
            /** @description 1 to 31 characters on one line, none of them invisible (as QuickBooks calls the field) */
            name: string;
            /** @description 1 to 31 characters on one line, none of them invisible */
            value: string;
        };
        /**
         * Deposit
         * @description what was paid down before, and the account it went to
         */
        Deposit: {
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            amount: string;
            /** @description 1 to 500 characters on one line, none of them invisible (account by name ("a:b:c" below others) or by number) */
            account?: string;
        };
        /**
         * Difference
         * @description Something that QuickBooks holds otherwise than the record says.
         */
        Difference: {
            /** @description UUID in lower case */
            id: string;
            /** @description The comparison that found it */
            comparisonId: string;
            type: components["schemas"]["RecordType"];
            /**
             * @description `deleted`, `voided`, `edited`: the document of a record, in QuickBooks. `orphan`: a document of ours that no record has. `account`: a product or service that books to another account than the records say. `money`, `application`: what payments we had shown; QuickBooks’ own was taken over, so they are closed at once
             * @enum {unknown}
             */
            kind: "deleted" | "voided" | "edited" | "orphan" | "account" | "money" | "application";
            /**
             * @description closed: it is gone, or somebody decided about the record since
             * @enum {unknown}
             */
            state: "open" | "accepted" | "closed";
            /** @description The record that it is about; null: none of yours has this document */
            record: {
                /** @description UUID in lower case */
                id: string;
                /** @description Your own id of the record */
                externalId: string;
            } | null;
            /** @description What QuickBooks calls this kind of document */
            entity: string;
            /** @description QuickBooks’ id of it; null: it has none there */
            quickbooksId: string;
            docNumber: string | null;
            /** @description Both values, as people read them */
            fields: components["schemas"]["DifferingField"][];
            /** @description From the catalogue of failures */
            code: string;
            /** @description A sentence for people */
            message: string;
            /** @description The thing to do about it */
            fix: string;
            /** @description What a person may decide about the record, at its `/operations` */
            operations: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep")[];
            /**
             * Format: date-time
             * @description When it was seen for the first time
             */
            firstAt: string;
            /**
             * Format: date-time
             * @description When it was seen for the last time
             */
            lastAt: string;
            /** @description When it was over; null: it is open */
            closedAt: string | null;
            /** @description Who said that it is as it should be; null: nobody */
            acceptance: components["schemas"]["Acceptance"] | null;
            /** @description What the ETag says */
            version: number;
        };
        /**
         * DifferencePage
         * @description A page of a list.
         */
        DifferencePage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["Difference"][];
            nextCursor: string | null;
        };
        /**
         * DifferingField
         * @description A field of a document that is not as the record says.
         */
        DifferingField: {
            /** @description As QuickBooks calls it */
            field: string;
            /** @description In words */
            name: string;
            /** @description As the record says; null: nothing */
            ours: string | null;
            /** @description As QuickBooks has it; null: nothing */
            theirs: string | null;
        };
        /**
         * Discount
         * @description What is taken off the whole invoice.
         */
        Discount: {
            /** @description up to 4000 characters, without control characters other than line ends and tabs */
            description?: string;
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            amount: string;
        };
        /**
         * Expense
         * @description An expense: a bill to pay back, or a purchase that the company paid.
         */
        Expense: {
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
            department?: string;
            /** @description the tax that you worked out for the whole document, by your own tax codes */
            taxes?: components["schemas"]["Tax"][];
            /** @description whether all amounts have their tax in them, as prices outside of the United States may: then `taxes` says how much of them is tax */
            amountsIncludeTax?: boolean;
            /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
            currency?: string;
            /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
            exchangeRate?: string;
            /** @description 1 to 21 characters on one line, none of them invisible (the number of the receipt) */
            number?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            date: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            dueDate?: string;
            /** @description Who had the expense, by name */
            member: {
                /** @description 1 to 500 characters on one line, none of them invisible (the person who spent the money, by name) */
                name: string;
                /** @description 1 to 100 characters on one line, none of them invisible */
                accountNumber?: string;
            };
            /** @description the person paid and is owed the money; otherwise say the `paymentMethod` */
            reimbursable?: boolean;
            /** @description 1 to 500 characters on one line, none of them invisible (what the company paid with: mapped to a bank or credit card account, or called as one) */
            paymentMethod?: string;
            /** @description Whom the money went to, by name */
            payee?: {
                /** @description 1 to 500 characters on one line, none of them invisible (the vendor who was paid, by name) */
                name: string;
                /** @description 1 to 100 characters on one line, none of them invisible */
                accountNumber?: string;
            };
            /** @description up to 1000 characters, without control characters other than line ends and tabs */
            memo?: string;
            /** @description What it is made of */
            lines: components["schemas"]["ExpenseLine"][];
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            total?: string;
        };
        /**
         * ExpenseBulk
         * @description Up to 1,000 expenses at once.
         */
        ExpenseBulk: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["ExpenseBulkItem"][];
            /** @description true, or absent: all or nothing, one fault and none is stored. false: each item for itself, those with faults have the outcome `refused` */
            atomic?: boolean;
        };
        /**
         * ExpenseBulkItem
         * @description One of several expenses.
         */
        ExpenseBulkItem: {
            /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
            externalId: string;
            /** @description true: the record was cancelled in your system; its document is voided or deleted, as the setting cancelledRecords says. Sent without it, the record is one again and goes out */
            cancelled?: boolean;
            /** @description a number of your own that rises with each change of the record */
            sourceSequence?: number;
            /**
             * Format: date-time
             * @description an instant (RFC 3339, to the millisecond) of the last change of the record in your system
             */
            sourceUpdatedAt?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
            department?: string;
            /** @description the tax that you worked out for the whole document, by your own tax codes */
            taxes?: components["schemas"]["Tax"][];
            /** @description whether all amounts have their tax in them, as prices outside of the United States may: then `taxes` says how much of them is tax */
            amountsIncludeTax?: boolean;
            /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
            currency?: string;
            /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
            exchangeRate?: string;
            /** @description 1 to 21 characters on one line, none of them invisible (the number of the receipt) */
            number?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            date: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            dueDate?: string;
            /** @description Who had the expense, by name */
            member: {
                /** @description 1 to 500 characters on one line, none of them invisible (the person who spent the money, by name) */
                name: string;
                /** @description 1 to 100 characters on one line, none of them invisible */
                accountNumber?: string;
            };
            /** @description the person paid and is owed the money; otherwise say the `paymentMethod` */
            reimbursable?: boolean;
            /** @description 1 to 500 characters on one line, none of them invisible (what the company paid with: mapped to a bank or credit card account, or called as one) */
            paymentMethod?: string;
            /** @description Whom the money went to, by name */
            payee?: {
                /** @description 1 to 500 characters on one line, none of them invisible (the vendor who was paid, by name) */
                name: string;
                /** @description 1 to 100 characters on one line, none of them invisible */
                accountNumber?: string;
            };
            /** @description up to 1000 characters, without control characters other than line ends and tabs */
            memo?: string;
            /** @description What it is made of */
            lines: components["schemas"]["ExpenseLine"][];
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            total?: string;
        };
        /**
         * ExpenseInput
         * @description An expense as your system has it.
         */
        ExpenseInput: {
            /** @description true: the record was cancelled in your system; its document is voided or deleted, as the setting cancelledRecords says. Sent without it, the record is one again and goes out */
            cancelled?: boolean;
            /** @description a number of your own that rises with each change of the record */
            sourceSequence?: number;
            /**
             * Format: date-time
             * @description an instant (RFC 3339, to the millisecond) of the last change of the record in your system
             */
            sourceUpdatedAt?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
            department?: string;
            /** @description the tax that you worked out for the whole document, by your own tax codes */
            taxes?: components["schemas"]["Tax"][];
            /** @description whether all amounts have their tax in them, as prices outside of the United States may: then `taxes` says how much of them is tax */
            amountsIncludeTax?: boolean;
            /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
            currency?: string;
            /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
            exchangeRate?: string;
            /** @description 1 to 21 characters on one line, none of them invisible (the number of the receipt) */
            number?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            date: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            dueDate?: string;
            /** @description Who had the expense, by name */
            member: {
                /** @description 1 to 500 characters on one line, none of them invisible (the person who spent the money, by name) */
                name: string;
                /** @description 1 to 100 characters on one line, none of them invisible */
                accountNumber?: string;
            };
            /** @description the person paid and is owed the money; otherwise say the `paymentMethod` */
            reimbursable?: boolean;
            /** @description 1 to 500 characters on one line, none of them invisible (what the company paid with: mapped to a bank or credit card account, or called as one) */
            paymentMethod?: string;
            /** @description Whom the money went to, by name */
            payee?: {
                /** @description 1 to 500 characters on one line, none of them invisible (the vendor who was paid, by name) */
                name: string;
                /** @description 1 to 100 characters on one line, none of them invisible */
                accountNumber?: string;
            };
            /** @description up to 1000 characters, without control characters other than line ends and tabs */
            memo?: string;
            /** @description What it is made of */
            lines: components["schemas"]["ExpenseLine"][];
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            total?: string;
        };
        /**
         * ExpenseLine
         * @description A line of an expense.
         */
        ExpenseLine: {
            /** @description 1 to 500 characters on one line, none of them invisible (account by name ("a:b:c" below others) or by number) */
            account?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
            taxCode?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (your own type of expense in the place of `account`, mapped to an account or called as one) */
            expenseType?: string;
            /** @description up to 4000 characters, without control characters other than line ends and tabs */
            description?: string;
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            amount: string;
            /** @description Whom it is for, by name */
            customer?: {
                /** @description 1 to 500 characters on one line, none of them invisible (the customer for whom it was spent, by name) */
                name: string;
                /** @description 1 to 100 characters on one line, none of them invisible */
                accountNumber?: string;
            };
            /** @description the customer is to be charged for it */
            billable?: boolean;
            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
            department?: string;
        };
        /**
         * ExpenseRecord
         * @description An expense with what became of it.
         */
        ExpenseRecord: {
            /** @description UUID in lower case */
            id: string;
            /** @description Your own id of the record */
            externalId: string;
            number: string | null;
            /** @description Which record type it is about */
            type: string;
            /** @description Rises with each change of the content, and when it is cancelled or comes back */
            version: number;
            /** @description Your system says that it is no record any more */
            cancelled: boolean;
            /** @description Its place in your own order; null: you gave none */
            sourceSequence: number | null;
            /** @description When your system made this state; null: you did not say */
            sourceUpdatedAt: string | null;
            syncState: components["schemas"]["SyncState"];
            /** @description QuickBooks has not given its answer yet */
            syncing: boolean;
            /** @description The version that QuickBooks has; null: none */
            syncedVersion: number | null;
            /** @description When QuickBooks took it last; null: never */
            syncedAt: string | null;
            quickbooks: components["schemas"]["QuickBooksDocument"] | null;
            failure: components["schemas"]["RecordFailure"] | null;
            /** @description What a person decided and the next batch does; null: nothing */
            requested: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep") | null;
            changedInQuickBooks: ("edited" | "voided" | "deleted") | null;
            /** @description How many runs tried to send it */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it changed last
             */
            updatedAt: string;
            /** @description What can be decided about it as it is now (`POST …/operations`) */
            decisions: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep")[];
            content: components["schemas"]["Expense"];
            /** @description What was sent to QuickBooks, newest first */
            history: components["schemas"]["Attempt"][];
        };
        /**
         * FailureCatalogue
         * @description Every way in which a record can fail.
         */
        FailureCatalogue: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["CataloguedFailure"][];
        };
        /**
         * FailureCategory
         * @description Whose matter a failure is: the data, the mapping, QuickBooks, the connection, or ours.
         * @enum {unknown}
         */
        FailureCategory: "data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform";
        /**
         * Fault
         * @description Something that is wrong with a request, and where.
         */
        Fault: {
            /** @description JSON pointer (RFC 6901) into the body */
            pointer?: string;
            /** @description Name of the query parameter */
            parameter?: string;
            /** @description Name of the header */
            header?: string;
            /** @description What kind of fault it is */
            code: string;
            /** @description What is wrong, in words for people */
            detail: string;
        };
        /**
         * Found
         * @description Something that a search found.
         */
        Found: {
            /**
             * @description Which of `record` and `batch` says more
             * @enum {unknown}
             */
            kind: "company" | "record" | "batch";
            company: components["schemas"]["FoundCompany"];
            realmId: string | null;
            /** @description The record, where one was found; else null */
            record: components["schemas"]["FoundRecord"] | null;
            /** @description The batch, where one was found; else null */
            batch: components["schemas"]["FoundBatch"] | null;
        };
        /**
         * FoundBatch
         * @description The batch that was found.
         */
        FoundBatch: {
            /** @description UUID in lower case */
            id: string;
            type: components["schemas"]["RecordType"];
            state: components["schemas"]["BatchState"];
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
        };
        /**
         * FoundCompany
         * @description What was found, or whose it is
         */
        FoundCompany: {
            /** @description UUID in lower case */
            id: string;
            /** @description UUID in lower case */
            tenantId: string;
            /** @description As its tenant calls it */
            name: string;
        };
        /**
         * FoundRecord
         * @description The record that was found.
         */
        FoundRecord: {
            /** @description UUID in lower case */
            id: string;
            type: components["schemas"]["RecordType"];
            /** @description Your own id of it, by which it is read */
            externalId: string;
            number: string | null;
            docNumber: string | null;
            syncState: components["schemas"]["SyncState"];
        };
        /**
         * Freight
         * @description of a receipt: what the delivery cost
         */
        Freight: {
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            amount: string;
            /** @description 1 to 500 characters on one line, none of them invisible (account by name ("a:b:c" below others) or by number) */
            account?: string;
            /** @description up to 4000 characters, without control characters other than line ends and tabs */
            description?: string;
        };
        /**
         * IntuitEvents
         * @description What Intuit sends
         */
        IntuitEvents: unknown;
        /**
         * InventoryLine
         * @description A line of goods.
         */
        InventoryLine: {
            /** @description 1 to 100 characters on one line, none of them invisible (product by name) */
            item: string;
            /** @description up to 4000 characters, without control characters other than line ends and tabs */
            description?: string;
            /** @description a decimal number as text with at most ten digits before the point and seven after it, fifteen in all, such as "1.5" */
            quantity: string;
            /** @description a decimal number as text with at most ten digits before the point and seven after it, fifteen in all, such as "1.5" */
            unitCost?: string;
            /** @description what the line comes to, where that is not quantity × unit cost; decimal text such as "1250.00" */
            amount?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (what the product or service belongs to: where it has to be created, its accounts are those of the category) */
            category?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
            taxCode?: string;
        };
        /**
         * InventoryMovement
         * @description Goods that came in, were corrected, or moved.
         */
        InventoryMovement: {
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
            department?: string;
            /** @description the tax that you worked out for the whole document, by your own tax codes */
            taxes?: components["schemas"]["Tax"][];
            /** @description whether all amounts have their tax in them, as prices outside of the United States may: then `taxes` says how much of them is tax */
            amountsIncludeTax?: boolean;
            /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
            currency?: string;
            /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
            exchangeRate?: string;
            /**
             * @description goods came in from a vendor (or went back, where the receipt comes to less than nothing), their number was corrected, or they were moved between two places
             * @enum {unknown}
             */
            kind: "receipt" | "adjustment" | "transfer";
            /** @description 1 to 21 characters on one line, none of them invisible (your own number of the record) */
            number?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            date: string;
            /** @description up to 1000 characters, without control characters other than line ends and tabs (kept in the private note) */
            memo?: string;
            /** @description What it is made of */
            lines: components["schemas"]["InventoryLine"][];
            vendor?: components["schemas"]["Vendor"];
            /** @description 1 to 21 characters on one line, none of them invisible (of a receipt: the number on the vendor’s invoice; several receipts may have the same one) */
            vendorInvoiceNumber?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            vendorInvoiceDate?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            orderDate?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            dueDate?: string;
            /** @description 1 to 31 characters on one line, none of them invisible (of a receipt: payment terms by name) */
            terms?: string;
            freight?: components["schemas"]["Freight"];
            /** @description of a receipt: lines and freight, with or without the taxes */
            total?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (of an adjustment: the account that the goods are booked against, by name or number) */
            account?: string;
            /** @description up to 500 characters, without control characters other than line ends and tabs (of an adjustment: kept in the private note) */
            reason?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (of a transfer: the place that the goods left) */
            from?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (of a transfer: the place that they came to) */
            to?: string;
        };
        /**
         * InventoryMovementBulk
         * @description Up to 1,000 movements at once.
         */
        InventoryMovementBulk: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["InventoryMovementBulkItem"][];
            /** @description true, or absent: all or nothing, one fault and none is stored. false: each item for itself, those with faults have the outcome `refused` */
            atomic?: boolean;
        };
        /**
         * InventoryMovementBulkItem
         * @description One of several movements.
         */
        InventoryMovementBulkItem: {
            /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
            externalId: string;
            /** @description true: the record was cancelled in your system; its document is voided or deleted, as the setting cancelledRecords says. Sent without it, the record is one again and goes out */
            cancelled?: boolean;
            /** @description a number of your own that rises with each change of the record */
            sourceSequence?: number;
            /**
             * Format: date-time
             * @description an instant (RFC 3339, to the millisecond) of the last change of the record in your system
             */
            sourceUpdatedAt?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
            department?: string;
            /** @description the tax that you worked out for the whole document, by your own tax codes */
            taxes?: components["schemas"]["Tax"][];
            /** @description whether all amounts have their tax in them, as prices outside of the United States may: then `taxes` says how much of them is tax */
            amountsIncludeTax?: boolean;
            /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
            currency?: string;
            /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
            exchangeRate?: string;
            /**
             * @description goods came in from a vendor (or went back, where the receipt comes to less than nothing), their number was corrected, or they were moved between two places
             * @enum {unknown}
             */
            kind: "receipt" | "adjustment" | "transfer";
            /** @description 1 to 21 characters on one line, none of them invisible (your own number of the record) */
            number?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            date: string;
            /** @description up to 1000 characters, without control characters other than line ends and tabs (kept in the private note) */
            memo?: string;
            /** @description What it is made of */
            lines: components["schemas"]["InventoryLine"][];
            vendor?: components["schemas"]["Vendor"];
            /** @description 1 to 21 characters on one line, none of them invisible (of a receipt: the number on the vendor’s invoice; several receipts may have the same one) */
            vendorInvoiceNumber?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            vendorInvoiceDate?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            orderDate?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            dueDate?: string;
            /** @description 1 to 31 characters on one line, none of them invisible (of a receipt: payment terms by name) */
            terms?: string;
            freight?: components["schemas"]["Freight"];
            /** @description of a receipt: lines and freight, with or without the taxes */
            total?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (of an adjustment: the account that the goods are booked against, by name or number) */
            account?: string;
            /** @description up to 500 characters, without control characters other than line ends and tabs (of an adjustment: kept in the private note) */
            reason?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (of a transfer: the place that the goods left) */
            from?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (of a transfer: the place that they came to) */
            to?: string;
        };
        /**
         * InventoryMovementInput
         * @description A movement of goods as your system has it.
         */
        InventoryMovementInput: {
            /** @description true: the record was cancelled in your system; its document is voided or deleted, as the setting cancelledRecords says. Sent without it, the record is one again and goes out */
            cancelled?: boolean;
            /** @description a number of your own that rises with each change of the record */
            sourceSequence?: number;
            /**
             * Format: date-time
             * @description an instant (RFC 3339, to the millisecond) of the last change of the record in your system
             */
            sourceUpdatedAt?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
            department?: string;
            /** @description the tax that you worked out for the whole document, by your own tax codes */
            taxes?: components["schemas"]["Tax"][];
            /** @description whether all amounts have their tax in them, as prices outside of the United States may: then `taxes` says how much of them is tax */
            amountsIncludeTax?: boolean;
            /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
            currency?: string;
            /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
            exchangeRate?: string;
            /**
             * @description goods came in from a vendor (or went back, where the receipt comes to less than nothing), their number was corrected, or they were moved between two places
             * @enum {unknown}
             */
            kind: "receipt" | "adjustment" | "transfer";
            /** @description 1 to 21 characters on one line, none of them invisible (your own number of the record) */
            number?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            date: string;
            /** @description up to 1000 characters, without control characters other than line ends and tabs (kept in the private note) */
            memo?: string;
            /** @description What it is made of */
            lines: components["schemas"]["InventoryLine"][];
            vendor?: components["schemas"]["Vendor"];
            /** @description 1 to 21 characters on one line, none of them invisible (of a receipt: the number on the vendor’s invoice; several receipts may have the same one) */
            vendorInvoiceNumber?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            vendorInvoiceDate?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            orderDate?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            dueDate?: string;
            /** @description 1 to 31 characters on one line, none of them invisible (of a receipt: payment terms by name) */
            terms?: string;
            freight?: components["schemas"]["Freight"];
            /** @description of a receipt: lines and freight, with or without the taxes */
            total?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (of an adjustment: the account that the goods are booked against, by name or number) */
            account?: string;
            /** @description up to 500 characters, without control characters other than line ends and tabs (of an adjustment: kept in the private note) */
            reason?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (of a transfer: the place that the goods left) */
            from?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (of a transfer: the place that they came to) */
            to?: string;
        };
        /**
         * InventoryMovementRecord
         * @description A movement of goods with what became of it.
         */
        InventoryMovementRecord: {
            /** @description UUID in lower case */
            id: string;
            /** @description Your own id of the record */
            externalId: string;
            number: string | null;
            /** @description Which record type it is about */
            type: string;
            /** @description Rises with each change of the content, and when it is cancelled or comes back */
            version: number;
            /** @description Your system says that it is no record any more */
            cancelled: boolean;
            /** @description Its place in your own order; null: you gave none */
            sourceSequence: number | null;
            /** @description When your system made this state; null: you did not say */
            sourceUpdatedAt: string | null;
            syncState: components["schemas"]["SyncState"];
            /** @description QuickBooks has not given its answer yet */
            syncing: boolean;
            /** @description The version that QuickBooks has; null: none */
            syncedVersion: number | null;
            /** @description When QuickBooks took it last; null: never */
            syncedAt: string | null;
            quickbooks: components["schemas"]["QuickBooksDocument"] | null;
            failure: components["schemas"]["RecordFailure"] | null;
            /** @description What a person decided and the next batch does; null: nothing */
            requested: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep") | null;
            changedInQuickBooks: ("edited" | "voided" | "deleted") | null;
            /** @description How many runs tried to send it */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it changed last
             */
            updatedAt: string;
            /** @description What can be decided about it as it is now (`POST …/operations`) */
            decisions: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep")[];
            content: components["schemas"]["InventoryMovement"];
            /** @description What was sent to QuickBooks, newest first */
            history: components["schemas"]["Attempt"][];
        };
        /**
         * Invoice
         * @description An invoice; below zero, or of the kind `credit-memo`, a credit memo.
         */
        Invoice: {
            /**
             * @description an invoice with a negative total becomes a credit memo, too
             * @enum {unknown}
             */
            kind?: "invoice" | "credit-memo";
            /** @description 1 to 21 characters on one line, none of them invisible (the number on the document) */
            number?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            date: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            dueDate?: string;
            /** @description 1 to 31 characters on one line, none of them invisible (payment terms by name) */
            terms?: string;
            customer: components["schemas"]["InvoiceCustomer"];
            /** @description an e-mail address, or several separated by commas, 100 characters in all */
            billEmail?: string;
            /** @description an e-mail address, or several separated by commas, 100 characters in all */
            billEmailCc?: string;
            /** @description an e-mail address, or several separated by commas, 100 characters in all */
            billEmailBcc?: string;
            /** @description whether QuickBooks e-mails the document to `billEmail` when it is written first; see also the setting `invoiceSending` */
            send?: boolean;
            shipTo?: components["schemas"]["Address"];
            deposit?: components["schemas"]["Deposit"];
            /** @description Fields of the form that QuickBooks lets companies add */
            customFields?: components["schemas"]["CustomField"][];
            /** @description up to 1000 characters, without control characters other than line ends and tabs (shown to the customer) */
            memo?: string;
            /** @description What it is made of */
            lines: components["schemas"]["InvoiceLine"][];
            discount?: components["schemas"]["Discount"];
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            total?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
            department?: string;
            /** @description the tax that you worked out for the whole document, by your own tax codes */
            taxes?: components["schemas"]["Tax"][];
            /** @description whether all amounts have their tax in them, as prices outside of the United States may: then `taxes` says how much of them is tax */
            amountsIncludeTax?: boolean;
            /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
            currency?: string;
            /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
            exchangeRate?: string;
        };
        /**
         * InvoiceBulk
         * @description Up to 1,000 invoices at once.
         */
        InvoiceBulk: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["InvoiceBulkItem"][];
            /** @description true, or absent: all or nothing, one fault and none is stored. false: each item for itself, those with faults have the outcome `refused` */
            atomic?: boolean;
        };
        /**
         * InvoiceBulkItem
         * @description One of several invoices.
         */
        InvoiceBulkItem: {
            /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
            externalId: string;
            /** @description true: the record was cancelled in your system; its document is voided or deleted, as the setting cancelledRecords says. Sent without it, the record is one again and goes out */
            cancelled?: boolean;
            /** @description a number of your own that rises with each change of the record */
            sourceSequence?: number;
            /**
             * Format: date-time
             * @description an instant (RFC 3339, to the millisecond) of the last change of the record in your system
             */
            sourceUpdatedAt?: string;
            /**
             * @description an invoice with a negative total becomes a credit memo, too
             * @enum {unknown}
             */
            kind?: "invoice" | "credit-memo";
            /** @description 1 to 21 characters on one line, none of them invisible (the number on the document) */
            number?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            date: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            dueDate?: string;
            /** @description 1 to 31 characters on one line, none of them invisible (payment terms by name) */
            terms?: string;
            customer: components["schemas"]["InvoiceCustomer"];
            /** @description an e-mail address, or several separated by commas, 100 characters in all */
            billEmail?: string;
            /** @description an e-mail address, or several separated by commas, 100 characters in all */
            billEmailCc?: string;
            /** @description an e-mail address, or several separated by commas, 100 characters in all */
            billEmailBcc?: string;
            /** @description whether QuickBooks e-mails the document to `billEmail` when it is written first; see also the setting `invoiceSending` */
            send?: boolean;
            shipTo?: components["schemas"]["Address"];
            deposit?: components["schemas"]["Deposit"];
            /** @description Fields of the form that QuickBooks lets companies add */
            customFields?: components["schemas"]["CustomField"][];
            /** @description up to 1000 characters, without control characters other than line ends and tabs (shown to the customer) */
            memo?: string;
            /** @description What it is made of */
            lines: components["schemas"]["InvoiceLine"][];
            discount?: components["schemas"]["Discount"];
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            total?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
            department?: string;
            /** @description the tax that you worked out for the whole document, by your own tax codes */
            taxes?: components["schemas"]["Tax"][];
            /** @description whether all amounts have their tax in them, as prices outside of the United States may: then `taxes` says how much of them is tax */
            amountsIncludeTax?: boolean;
            /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
            currency?: string;
            /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
            exchangeRate?: string;
        };
        /**
         * InvoiceCustomer
         * @description Whom the invoice is for.
         */
        InvoiceCustomer: {
            /** @description 1 to 500 characters on one line, none of them invisible (customer by name) */
            name: string;
            /** @description 1 to 100 characters on one line, none of them invisible */
            accountNumber?: string;
            /** @description an e-mail address, or several separated by commas, 100 characters in all */
            email?: string;
            address?: components["schemas"]["Address"];
        };
        /**
         * InvoiceInput
         * @description An invoice as your system has it.
         */
        InvoiceInput: {
            /** @description true: the record was cancelled in your system; its document is voided or deleted, as the setting cancelledRecords says. Sent without it, the record is one again and goes out */
            cancelled?: boolean;
            /** @description a number of your own that rises with each change of the record */
            sourceSequence?: number;
            /**
             * Format: date-time
             * @description an instant (RFC 3339, to the millisecond) of the last change of the record in your system
             */
            sourceUpdatedAt?: string;
            /**
             * @description an invoice with a negative total becomes a credit memo, too
             * @enum {unknown}
             */
            kind?: "invoice" | "credit-memo";
            /** @description 1 to 21 characters on one line, none of them invisible (the number on the document) */
            number?: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            date: string;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            dueDate?: string;
            /** @description 1 to 31 characters on one line, none of them invisible (payment terms by name) */
            terms?: string;
            customer: components["schemas"]["InvoiceCustomer"];
            /** @description an e-mail address, or several separated by commas, 100 characters in all */
            billEmail?: string;
            /** @description an e-mail address, or several separated by commas, 100 characters in all */
            billEmailCc?: string;
            /** @description an e-mail address, or several separated by commas, 100 characters in all */
            billEmailBcc?: string;
            /** @description whether QuickBooks e-mails the document to `billEmail` when it is written first; see also the setting `invoiceSending` */
            send?: boolean;
            shipTo?: components["schemas"]["Address"];
            deposit?: components["schemas"]["Deposit"];
            /** @description Fields of the form that QuickBooks lets companies add */
            customFields?: components["schemas"]["CustomField"][];
            /** @description up to 1000 characters, without control characters other than line ends and tabs (shown to the customer) */
            memo?: string;
            /** @description What it is made of */
            lines: components["schemas"]["InvoiceLine"][];
            discount?: components["schemas"]["Discount"];
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            total?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
            department?: string;
            /** @description the tax that you worked out for the whole document, by your own tax codes */
            taxes?: components["schemas"]["Tax"][];
            /** @description whether all amounts have their tax in them, as prices outside of the United States may: then `taxes` says how much of them is tax */
            amountsIncludeTax?: boolean;
            /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
            currency?: string;
            /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
            exchangeRate?: string;
        };
        /**
         * InvoiceLine
         * @description A line of an invoice.
         */
        InvoiceLine: {
            /** @description 1 to 100 characters on one line, none of them invisible (product or service by name) */
            item: string;
            /** @description up to 4000 characters, without control characters other than line ends and tabs */
            description?: string;
            /**
             * @description where the line comes from
             * @enum {unknown}
             */
            source?: "agreement" | "ticket" | "project" | "product" | "expense" | "time";
            /** @description 1 to 100 characters on one line, none of them invisible (the ticket or project phase the line belongs to, which "condensed" line detail sums up) */
            group?: string;
            /** @description a decimal number as text with at most ten digits before the point and seven after it, fifteen in all, such as "1.5" */
            quantity: string;
            /** @description a decimal number as text with at most ten digits before the point and seven after it, fifteen in all, such as "1.5" */
            unitPrice: string;
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            amount?: string;
            /** @description Whether tax is worked out for the line */
            taxable?: boolean;
            /**
             * Format: date
             * @description a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone
             */
            serviceDate?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (what the product or service belongs to: where it has to be created, its accounts are those of the category) */
            category?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (account by name ("a:b:c" below others) or by number) */
            account?: string;
            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
            class?: string;
            /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
            taxCode?: string;
        };
        /**
         * InvoiceRecord
         * @description An invoice with what became of it.
         */
        InvoiceRecord: {
            /** @description UUID in lower case */
            id: string;
            /** @description Your own id of the record */
            externalId: string;
            number: string | null;
            /** @description Which record type it is about */
            type: string;
            /** @description Rises with each change of the content, and when it is cancelled or comes back */
            version: number;
            /** @description Your system says that it is no record any more */
            cancelled: boolean;
            /** @description Its place in your own order; null: you gave none */
            sourceSequence: number | null;
            /** @description When your system made this state; null: you did not say */
            sourceUpdatedAt: string | null;
            syncState: components["schemas"]["SyncState"];
            /** @description QuickBooks has not given its answer yet */
            syncing: boolean;
            /** @description The version that QuickBooks has; null: none */
            syncedVersion: number | null;
            /** @description When QuickBooks took it last; null: never */
            syncedAt: string | null;
            quickbooks: components["schemas"]["QuickBooksDocument"] | null;
            failure: components["schemas"]["RecordFailure"] | null;
            /** @description What a person decided and the next batch does; null: nothing */
            requested: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep") | null;
            changedInQuickBooks: ("edited" | "voided" | "deleted") | null;
            /** @description How many runs tried to send it */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it changed last
             */
            updatedAt: string;
            quickbooksState: ("live" | "voided" | "deleted") | null;
            quickbooksStateSince: string | null;
            balance: string | null;
            /** @description When QuickBooks was asked for the balance last; null: never */
            balanceReadAt: string | null;
            currency: string | null;
            exchangeRate: string | null;
            applications: components["schemas"]["Application"][] | null;
            /** @description What can be decided about it as it is now (`POST …/operations`) */
            decisions: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep")[];
            content: components["schemas"]["Invoice"];
            /** @description What was sent to QuickBooks, newest first */
            history: components["schemas"]["Attempt"][];
        };
        /**
         * KnownOfBooks
         * @description What is remembered of the old books.
         */
        KnownOfBooks: {
            /** @description Records that have a document in the old books */
            records: number;
            /** @description Calls to QuickBooks that have no answer yet */
            openCalls: number;
            /** @description Names that people mapped to entries of the old books */
            mappings: number;
            /** @description Payments, credit memos and invoices that were read from the old books */
            documents: number;
        };
        /**
         * LastBatch
         * @description The newest batch that ended.
         */
        LastBatch: {
            /** @description UUID in lower case */
            id: string;
            type: components["schemas"]["RecordType"];
            /** @description [companyname] AutoSyncModule BatchType, as the batch history shows it */
            label: string;
            state: components["schemas"]["BatchState"];
            /** @description The same in words */
            stateName: string;
            /** @description When it was over; null: not yet */
            finishedAt: string | null;
        };
        /**
         * MappedEntry
         * @description An entry of a list of QuickBooks.
         */
        MappedEntry: {
            /** @description QuickBooks’ id of it; null: it has none there */
            quickbooksId: string;
            /** @description As QuickBooks calls it */
            name: string;
            /**
             * @description of a payment method: how it pays
             * @enum {unknown}
             */
            paymentType?: "Cash" | "Check" | "CreditCard";
        };
        /**
         * Mapping
         * @description What a name in your records means in QuickBooks.
         */
        Mapping: {
            kind: components["schemas"]["ReferenceKind"];
            /** @description As your records say it */
            name: string;
            /** @description The number that tells parties of one name apart; null: it has none */
            accountNumber: string | null;
            /** @description QuickBooks’ id of it; null: it has none there */
            quickbooksId: string;
            /** @description What the entry was called when it was chosen */
            quickbooksName: string;
            /** @description How a payment method pays; null: it is another kind of name */
            paymentType: ("Cash" | "Check" | "CreditCard") | null;
            /**
             * Format: date-time
             * @description When it changed last
             */
            updatedAt: string;
        };
        /**
         * MappingCandidate
         * @description An entry of QuickBooks that may be meant.
         */
        MappingCandidate: {
            /** @description QuickBooks’ id of it; null: it has none there */
            quickbooksId: string;
            /** @description What people call it */
            name: string;
            /** @description false: people switched it off in QuickBooks, so nothing new may name it */
            active: boolean;
            /**
             * @description In what way it is like the name
             * @enum {unknown}
             */
            likeness: "same-name" | "inactive" | "accents-or-punctuation" | "ending";
            /** @description The same in words */
            reason: string;
        };
        /**
         * MappingChange
         * @description What a change of mappings does, or would do.
         */
        MappingChange: {
            /** @description True: nothing was changed */
            dryRun: boolean;
            /** @description Names that mean something else from now on */
            changes: components["schemas"]["ChangedMapping"][];
            records: components["schemas"]["ConcernedRecords"];
            /** @description Records that waited for one of these names, or were refused with it, and go out with the next run */
            freed: number;
        };
        /**
         * MappingInput
         * @description A name and the entry of QuickBooks that it means.
         */
        MappingInput: {
            kind: components["schemas"]["ReferenceKind"];
            /** @description 1 to 500 characters on one line, none of them invisible (as records write it; "Parent:Child" below a parent) */
            name: string;
            /** @description 1 to 100 characters on one line, none of them invisible (where the name has one in records) */
            accountNumber?: string;
            /** @description Id of the entry, from the list of its kind */
            quickbooksId: string;
            /**
             * @description of a payment method: how it pays
             * @enum {unknown}
             */
            paymentType?: "Cash" | "Check" | "CreditCard";
        };
        /**
         * MappingName
         * @description A name whose mapping is taken away.
         */
        MappingName: {
            kind: components["schemas"]["ReferenceKind"];
            /** @description 1 to 500 characters on one line, none of them invisible (as records write it; "Parent:Child" below a parent) */
            name: string;
            /** @description 1 to 100 characters on one line, none of them invisible (where the name has one in records) */
            accountNumber?: string;
        };
        /**
         * MappingPage
         * @description A page of a list.
         */
        MappingPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["Mapping"][];
            nextCursor: string | null;
        };
        /**
         * MappingsInput
         * @description All mappings of a company: what is not among them is taken away.
         */
        MappingsInput: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["MappingInput"][];
        };
        /**
         * MappingsPatch
         * @description Mappings to set and to take away; all others stay.
         */
        MappingsPatch: {
            /** @description Names that get a meaning, or another one */
            set?: components["schemas"]["MappingInput"][];
            /** @description Names whose meaning is taken away */
            remove?: components["schemas"]["MappingName"][];
        };
        /**
         * MissingName
         * @description A name that records wait for, since nobody said what it means.
         */
        MissingName: {
            kind: components["schemas"]["ReferenceKind"];
            /** @description As your records say it */
            name: string;
            /** @description The number that tells parties of one name apart; null: it has none */
            accountNumber: string | null;
            /** @description The code of the failure that says why */
            reason: string;
            /** @description How many records wait for it */
            records: number;
            /** @description Some of the records that wait for it */
            examples: {
                /** @description Which record type it is about */
                type: string;
                /** @description Your own id of the record */
                externalId: string;
            }[];
            /** @description What it may be in QuickBooks, the likeliest first */
            candidates: components["schemas"]["MappingCandidate"][];
        };
        /**
         * MissingNamePage
         * @description A page of a list.
         */
        MissingNamePage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["MissingName"][];
            nextCursor: string | null;
        };
        /**
         * NextRun
         * @description A run that is to come.
         */
        NextRun: {
            type: components["schemas"]["RecordType"];
            /**
             * Format: date-time
             * @description When it is due
             */
            at: string;
            /**
             * Format: date-time
             * @description The same instant as the clocks of the company show it
             */
            localTime: string;
        };
        /**
         * NextRuns
         * @description The next runs of a company, in order.
         */
        NextRuns: {
            /** @description The company’s */
            timeZone: string;
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["NextRun"][];
        };
        /**
         * Notifications
         * @description Who hears of what happens to a company.
         */
        Notifications: {
            /** @description None: nobody hears anything */
            recipients: components["schemas"]["Recipient"][];
            /** @description The hour of the daily mail, in the time zone of the company */
            digestHour: number;
            /** @description false: this installation sends no mails */
            mailInstalled: boolean;
        };
        /**
         * NotificationsInput
         * @description Who is to hear of what. What is only read may be sent back as it came.
         */
        NotificationsInput: {
            /** @description None: nobody hears anything */
            recipients: components["schemas"]["Recipient"][];
            /** @description The hour of the daily mail, in the time zone of the company */
            digestHour: number;
            /** @description false: this installation sends no mails */
            readonly mailInstalled?: boolean;
        };
        /**
         * Pause
         * @description A stop, with who made it and why.
         */
        Pause: {
            /** @description UUID in lower case */
            id: string;
            /**
             * @description How much it stops: everything of the installation, of a tenant, or of a company
             * @enum {unknown}
             */
            scope: "everything" | "tenant" | "company";
            companyId: string | null;
            /** @description Only this record type; null: all */
            type: components["schemas"]["RecordType"] | null;
            /** @description Why, in the words of whoever did it */
            note: string;
            /** @description Who paused it */
            by: string;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            endedAt: string | null;
            /** @description Who ended it; null: it holds, or ended by itself */
            endedBy: string | null;
            /** @description Why it was ended; null: nobody said */
            endNote: string | null;
        };
        /**
         * PauseEnd
         * @description Why it goes on.
         */
        PauseEnd: {
            /** @description 1 to 500 characters on one line, none of them invisible */
            note?: string;
        };
        /**
         * PauseInput
         * @description What to stop, until when, and why.
         */
        PauseInput: {
            /** @description Without: every company of the tenant */
            companyId?: string;
            /** @description Without: every record type */
            type?: components["schemas"]["RecordType"];
            /** @description Why; it stands wherever something waits for it */
            note: string;
        };
        /**
         * PauseList
         * @description The stops that hold.
         */
        PauseList: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["Pause"][];
        };
        /**
         * Payment
         * @description A payment or credit memo, as QuickBooks has it.
         */
        Payment: {
            /**
             * @description What it is in QuickBooks
             * @enum {unknown}
             */
            entity: "Payment" | "CreditMemo";
            /** @description QuickBooks’ id of it; null: it has none there */
            quickbooksId: string;
            /** @description Whom it is for, by name */
            customer: {
                /** @description QuickBooks’ id of it; null: it has none there */
                quickbooksId: string;
                /** @description What people call it */
                name: string | null;
            };
            /**
             * Format: date
             * @description A calendar day of the company
             */
            date: string;
            /** @description "0.00" for a payment that only applies a credit memo */
            total: string;
            /** @description What is applied to nothing yet: the rest of a payment, or of a credit memo */
            unapplied: string;
            currency: string | null;
            exchangeRate: string | null;
            /** @description The number of the cheque or transfer; null: none */
            referenceNumber: string | null;
            method: string | null;
            /** @description A note on the document; null: none */
            memo: string | null;
            /** @description The account that the money went to; null: QuickBooks names none */
            depositAccount: {
                /** @description QuickBooks’ id of it; null: it has none there */
                quickbooksId: string;
                /** @description What people call it */
                name: string | null;
            } | null;
            /**
             * @description `voided` and `deleted`: QuickBooks has said so; its applications are gone
             * @enum {unknown}
             */
            state: "live" | "voided" | "deleted";
            stateSince: string | null;
            /**
             * Format: date-time
             * @description When it changed here last
             */
            changedAt: string;
            /** @description What a payment pays; of a credit memo, what used it */
            applications: components["schemas"]["Application"][];
        };
        /**
         * PaymentPage
         * @description A page of a list.
         */
        PaymentPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["Payment"][];
            nextCursor: string | null;
            readUntil: string | null;
            reading: components["schemas"]["PaymentReading"];
        };
        /**
         * PaymentReading
         * @description How often QuickBooks is asked for payments of this company.
         */
        PaymentReading: {
            /**
             * @description normal: each time that payments are due. stretched: QuickBooks tells of changes of this company, so it is asked when it told of one, and every few hours. usedUp: the reads of the day are used up, so it is asked once an hour
             * @enum {unknown}
             */
            cadence: "normal" | "stretched" | "usedUp";
            /** @description Complete reads since 00:00 UTC */
            readsToday: number;
            /** @description How many of them there are a day before `usedUp` */
            allowance: number;
            toldAt: string | null;
        };
        /**
         * PreviewFailure
         * @description What is in the way of a record.
         */
        PreviewFailure: {
            category: components["schemas"]["FailureCategory"];
            /** @description Stable: decide by it */
            code: string;
            /** @description A sentence for people */
            message: string;
            /** @description The thing to do about it; null: nothing */
            fix: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
        };
        /**
         * PreviewItem
         * @description What a batch would do with one record.
         */
        PreviewItem: {
            /** @description UUID in lower case */
            recordId: string;
            /** @description Your own id of the record */
            externalId: string;
            /** @description Of the record, as it was shown */
            version: number;
            /**
             * @description none: nothing would be sent; blocked: `failure` is in the way
             * @enum {unknown}
             */
            outcome: "create" | "update" | "void" | "delete" | "none" | "blocked";
            /** @description A sentence for people */
            message: string;
            /** @description What the document would be in QuickBooks; null: none */
            entity: string | null;
            /** @description QuickBooks’ id of it; null: it has none there */
            quickbooksId: string | null;
            /** @description What the document would come to; null: there is none */
            amount: string | null;
            document: {
                [key: string]: unknown;
            } | null;
            /** @description What an update would change in QuickBooks */
            differences: {
                /** @description As QuickBooks calls it */
                field: string;
                /** @description In words */
                name: string;
                /** @description As QuickBooks has it */
                from: unknown;
                /** @description As it would become */
                to: unknown;
            }[];
            /** @description Names that would be created in QuickBooks first */
            creates: {
                /** @description What sort of thing it is */
                kind: string;
                /** @description What people call it */
                name: string;
            }[];
            /** @description What is in the way; null: nothing */
            failure: components["schemas"]["PreviewFailure"] | null;
        };
        /**
         * PreviewItemPage
         * @description A page of a list.
         */
        PreviewItemPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["PreviewItem"][];
            nextCursor: string | null;
        };
        /**
         * Problem
         * @description Why a request was refused (RFC 9457).
         */
        Problem: {
            /**
             * Format: uri
             * @description The address of a page about this kind of problem
             */
            type: string;
            /** @description The kind of problem in words */
            title: string;
            /** @description The HTTP status */
            status: number;
            /** @description What is wrong with this request, in words for people */
            detail: string;
            /** @description The path of the request */
            instance: string;
            /** @description The kind of problem: stable, decide by it. New ones may come */
            code: string;
            /** @description The id of the request: tell it to support */
            requestId: string;
            /** @description Each fault of the request, with its place */
            errors?: components["schemas"]["Fault"][];
        };
        /**
         * ProblemCause
         * @description One of the causes of a group, with some of its records.
         */
        ProblemCause: {
            /** @description A sentence a bookkeeper understands */
            message: string;
            /** @description Records */
            count: number;
            /** @description Some of the records */
            externalIds: string[];
        };
        /**
         * ProblemGroup
         * @description Records that cannot be synced for one reason.
         */
        ProblemGroup: {
            /** @description Of which record type the records are */
            type: components["schemas"]["RecordType"];
            category: components["schemas"]["FailureCategory"];
            /** @description From the catalogue of failures */
            code: string;
            /** @description The thing to do about it */
            fix: string;
            /** @description Records */
            count: number;
            /**
             * Format: date-time
             * @description When it was seen for the first time
             */
            firstAt: string;
            /**
             * Format: date-time
             * @description When it was seen for the last time
             */
            lastAt: string;
            /** @description The most frequent ones first */
            causes: components["schemas"]["ProblemCause"][];
            /** @description How many causes there are in all */
            causeCount: number;
        };
        /**
         * ProblemGroupList
         * @description What keeps records from being synced, the largest group first.
         */
        ProblemGroupList: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["ProblemGroup"][];
        };
        /**
         * QuickBooksDocument
         * @description The document of a record in QuickBooks.
         */
        QuickBooksDocument: {
            /** @description What QuickBooks calls this kind of document, for example `Invoice` */
            entity: string;
            /** @description QuickBooks’ id of it */
            id: string;
            /** @description The number on the document in QuickBooks; null: none yet */
            docNumber: string | null;
        };
        /**
         * QuickBooksEntry
         * @description An entry of a list of QuickBooks, as it was read last.
         */
        QuickBooksEntry: {
            /** @description QuickBooks’ id of it, which mappings name */
            id: string;
            /** @description What people call it */
            name: string;
            /** @description `Parent:Child` where the list has levels */
            fullName: string;
            /** @description false: people switched it off in QuickBooks, so nothing new may name it */
            active: boolean;
            /**
             * Format: date-time
             * @description When QuickBooks was asked for it last
             */
            readAt: string;
            /** @description What QuickBooks says beside, such as the type */
            details: {
                [key: string]: unknown;
            };
        };
        /**
         * QuickBooksEntryPage
         * @description A page of a list.
         */
        QuickBooksEntryPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["QuickBooksEntry"][];
            /** @description `cursor` of the next page; null: this is the last */
            nextCursor: string | null;
            readAt: string | null;
            /** @description Seconds since the list was read; null: never */
            ageSeconds: number | null;
            entries: number | null;
        };
        /**
         * QuickBooksRefresh
         * @description The run that reads QuickBooks’ lists again.
         */
        QuickBooksRefresh: {
            /** @description UUID in lower case */
            runId: string;
            /** @description When the run was asked for */
            createdAt: string;
        };
        /**
         * Readiness
         * @description Whether a company is ready for AutoSync, check by check.
         */
        Readiness: {
            /** @description Nothing that is required fails: AutoSync may be switched on */
            ready: boolean;
            /** @description What was looked at */
            types: components["schemas"]["RecordType"][];
            /** @description All that was looked at */
            checks: components["schemas"]["ReadinessCheck"][];
        };
        /**
         * ReadinessCheck
         * @description One thing that has to be right before AutoSync is switched on.
         */
        ReadinessCheck: {
            /**
             * @description What was looked at
             * @enum {unknown}
             */
            code: "connected" | "tokens-readable" | "quickbooks-answers" | "default-accounts" | "names-mapped" | "plan-features" | "tried-by-hand" | "closed-books" | "interval";
            /**
             * @description `unknown`: it could not be looked at now
             * @enum {unknown}
             */
            state: "pass" | "fail" | "unknown";
            /** @description While it fails, AutoSync is switched on only with an `overrideNote` */
            required: boolean;
            /** @description A sentence for people, with the thing to do */
            reason: string;
        };
        /**
         * RealmRelease
         * @description A QuickBooks company that may be connected elsewhere.
         */
        RealmRelease: {
            /** @description The id of the books in QuickBooks; null: never connected */
            realmId: string;
            /** @description UUID in lower case */
            tenantId: string;
            /** @description UUID in lower case */
            companyId: string;
            /** @description What its tenant calls it */
            companyName: string;
            /**
             * @description draining: the connection is ended, and a worker still has the company in hand: ask again. released: the QuickBooks company may be connected elsewhere
             * @enum {unknown}
             */
            state: "draining" | "released";
            /** @description When others could have the books; null: not yet */
            releasedAt: string | null;
            /** @description What this means for the company that had it */
            follows: string[];
        };
        /**
         * RealmReleaseInput
         * @description Why it is released.
         */
        RealmReleaseInput: {
            /** @description Why; it stands in the audit log of the tenant, and at the connection */
            note: string;
        };
        /**
         * Recipient
         * @description Somebody who gets mail.
         */
        Recipient: {
            /** @description One mail address */
            address: string;
            /** @description records: what cannot be synced; autosync: batches that fail as a whole, types that are late or (about to be) switched off; connection: it is broken, or ends soon. None: all of it */
            about: ("records" | "autosync" | "connection")[];
            /** @description Of which record types; none: of all. What concerns no type goes to everybody who hears of its topic */
            types: components["schemas"]["RecordType"][];
            /**
             * @description daily: one mail a day, if there is something
             * @enum {unknown}
             */
            when: "atOnce" | "daily";
        };
        /**
         * RecordFailure
         * @description Why the last try failed, and the thing to do about it.
         */
        RecordFailure: {
            category: components["schemas"]["FailureCategory"];
            /** @description From the catalogue of failures */
            code: string;
            /** @description A sentence for people */
            message: string;
            /** @description The thing to do about it */
            fix: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
        };
        /**
         * RecordOperation
         * @description What to do with a record and its document.
         */
        RecordOperation: {
            /**
             * @description What is to become of the record and its document
             * @enum {unknown}
             */
            operation: "take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep";
        };
        /**
         * RecordSummary
         * @description A record with its sync state, without its content.
         */
        RecordSummary: {
            /** @description UUID in lower case */
            id: string;
            /** @description Your own id of the record */
            externalId: string;
            number: string | null;
            /** @description Which record type it is about */
            type: string;
            /** @description Rises with each change of the content, and when it is cancelled or comes back */
            version: number;
            /** @description Your system says that it is no record any more */
            cancelled: boolean;
            /** @description Its place in your own order; null: you gave none */
            sourceSequence: number | null;
            /** @description When your system made this state; null: you did not say */
            sourceUpdatedAt: string | null;
            syncState: components["schemas"]["SyncState"];
            /** @description QuickBooks has not given its answer yet */
            syncing: boolean;
            /** @description The version that QuickBooks has; null: none */
            syncedVersion: number | null;
            /** @description When QuickBooks took it last; null: never */
            syncedAt: string | null;
            quickbooks: components["schemas"]["QuickBooksDocument"] | null;
            failure: components["schemas"]["RecordFailure"] | null;
            /** @description What a person decided and the next batch does; null: nothing */
            requested: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep") | null;
            changedInQuickBooks: ("edited" | "voided" | "deleted") | null;
            /** @description How many runs tried to send it */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it changed last
             */
            updatedAt: string;
        };
        /**
         * RecordSummaryPage
         * @description A page of a list.
         */
        RecordSummaryPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["RecordSummary"][];
            nextCursor: string | null;
        };
        /**
         * RecordType
         * @description A kind of record. Invoices, expenses and inventory go to QuickBooks, payments come from there.
         * @enum {unknown}
         */
        RecordType: "invoices" | "expenses" | "inventory" | "payments";
        /**
         * Redelivery
         * @description How many deliveries are sent again.
         */
        Redelivery: {
            /** @description So many are sent again */
            count: number;
            /** @description true: there are more, which the same request takes next; one takes 10000 at most, the oldest first */
            more: boolean;
        };
        /**
         * RedeliveryInput
         * @description Which deliveries to send again.
         */
        RedeliveryInput: {
            /**
             * Format: date-time
             * @description Deliveries that were made then or later
             */
            from: string;
            /**
             * Format: date-time
             * @description and not after that; not said: until now
             */
            to?: string;
            /**
             * @description Those in these states
             * @default [
             *       "failed",
             *       "skipped"
             *     ]
             */
            states?: ("failed" | "skipped" | "delivered")[];
        };
        /**
         * ReferenceKind
         * @description What a name stands for: a customer, a vendor, a product, an account and so on.
         * @enum {unknown}
         */
        ReferenceKind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
        /**
         * RefusedItem
         * @description With `atomic: false`: the item has faults and was not stored
         */
        RefusedItem: {
            /** @description Your own id of it; null: it has none that can be read */
            externalId: string | null;
            /**
             * @description It was not stored
             * @enum {string}
             */
            outcome: "refused";
            /** @description Pointers begin at the item */
            errors: components["schemas"]["Fault"][];
        };
        /**
         * RequestedComparison
         * @description A comparison that was asked for.
         */
        RequestedComparison: {
            comparison: components["schemas"]["Comparison"];
            /** @description UUID in lower case */
            batchId: string;
        };
        /**
         * RerunInput
         * @description Which records of the batch to run again.
         */
        RerunInput: {
            /**
             * @description Only what failed, or everything that the batch came to
             * @enum {unknown}
             */
            actions: "failed" | "all";
        };
        /**
         * RestingBatch
         * @description A batch that has begun and rests.
         */
        RestingBatch: {
            /** @description UUID in lower case */
            batchId: string;
            type: components["schemas"]["RecordType"];
            /**
             * Format: date-time
             * @description When it may go on
             */
            until: string;
        };
        /**
         * RunCheck
         * @description Whether a batch may be started now.
         */
        RunCheck: {
            /**
             * @description safe: would start within 10 seconds; wait: is accepted and starts later; no: is refused, with the same code
             * @enum {unknown}
             */
            answer: "safe" | "wait" | "no";
            /** @description Why it is not simply safe; empty: it is */
            reasons: components["schemas"]["RunCheckReason"][];
            running: components["schemas"]["RunningBatch"] | null;
            /** @description Runs that would go first */
            waiting: number;
            /** @description Batches that have begun and may not go on yet, for example since QuickBooks asked to wait */
            resting: components["schemas"]["RestingBatch"][];
            /** @description What is due next by itself; null: nothing */
            nextDue: {
                type: components["schemas"]["RecordType"];
                /**
                 * Format: date-time
                 * @description When it happened
                 */
                at: string;
            } | null;
        };
        /**
         * RunCheckReason
         * @description Why it would wait, or be refused.
         */
        RunCheckReason: {
            /** @description Stable: decide by it */
            code: string;
            /** @description A sentence for people */
            message: string;
        };
        /**
         * RunningBatch
         * @description The batch that runs now.
         */
        RunningBatch: {
            batchId: string | null;
            type: components["schemas"]["RecordType"];
            trigger: components["schemas"]["Trigger"];
            expectedEndAt: string | null;
            latestEndAt: string | null;
        };
        /**
         * Scope
         * @description Something that a key may do.
         * @enum {unknown}
         */
        Scope: "companies:read" | "companies:write" | "connections:read" | "connections:write" | "settings:read" | "settings:write" | "records:read" | "records:write" | "payments:read" | "batches:read" | "batches:write" | "webhooks:read" | "webhooks:write" | "audit:read" | "keys:read" | "keys:write";
        /**
         * SearchResult
         * @description What was found.
         */
        SearchResult: {
            /** @description Batches, then companies, then records; at most 10 of each */
            items: components["schemas"]["Found"][];
            /** @description There are others: a longer text finds fewer */
            more: boolean;
        };
        /**
         * Self
         * @description Whose key it is, and what it may do.
         */
        Self: {
            /** @description client: a program that signed in with client credentials */
            kind: components["schemas"]["CallerKind"];
            /** @description UUID in lower case */
            id: string;
            /** @description As the audit log names you */
            name: string;
            tenantId: string | null;
            /** @description May create tenants and their keys, and speak for a tenant by its id in the header `AutoSync-Tenant` */
            isOperator: boolean;
            /** @description What it may do */
            scopes: components["schemas"]["Scope"][];
            companyIds: string[] | null;
            /** @description When it ends by itself; null: never */
            expiresAt: string | null;
        };
        /**
         * SlotCounts
         * @description What became of the times at which a type was due. Each has one outcome: due = queued + coalesced + skipped.
         */
        SlotCounts: {
            /** @description Times that came */
            due: number;
            /** @description Those that made a run */
            queued: number;
            /** @description Those that a waiting run takes along */
            coalesced: number;
            /** @description Those left out: paused, or not connected */
            skipped: number;
        };
        /**
         * StaleCompany
         * @description A company that should be in step and is not.
         */
        StaleCompany: {
            /** @description UUID in lower case */
            id: string;
            /** @description UUID in lower case */
            tenantId: string;
            /** @description What people call it */
            name: string;
            /** @description The worst that it is in */
            condition: components["schemas"]["CompanyCondition"];
            /** @description The same in words */
            conditionName: string;
            /** @description All that it is in, worst first */
            reasons: components["schemas"]["ConditionReason"][];
            /** @description From when the oldest data is; null: nothing is switched on */
            dataAsOf: {
                at: string | null;
                /** @description The record type that is furthest behind */
                type: components["schemas"]["RecordType"];
            } | null;
        };
        /**
         * StartedBatch
         * @description A batch that was started.
         */
        StartedBatch: {
            /** @description UUID in lower case */
            id: string;
            /** @description UUID in lower case */
            companyId: string;
            type: components["schemas"]["RecordType"];
            trigger: components["schemas"]["Trigger"];
            state: components["schemas"]["BatchState"];
            /** @description The state in words: "Finished with Warning" */
            stateName: string;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
        };
        /**
         * StartedBatchList
         * @description The batches that were started.
         */
        StartedBatchList: {
            /** @description One batch; more where there are more than 500 records */
            items: components["schemas"]["StartedBatch"][];
        };
        /**
         * StartedConnection
         * @description A connection that was begun; a person finishes it in a browser.
         */
        StartedConnection: {
            /** @description Open it in the browser of the person who may allow the connection */
            authorizeUrl: string;
            /**
             * Format: date-time
             * @description When it ends by itself; null: never
             */
            expiresAt: string;
        };
        /**
         * StatusSummary
         * @description How all companies are.
         */
        StatusSummary: {
            /** @description All of them */
            companies: number;
            conditions: components["schemas"]["ConditionCounts"];
            /** @description Companies that should be in step and are not, worst first, 1000 at most */
            stale: components["schemas"]["StaleCompany"][];
            /** @description Those that should be in step and are not */
            staleCount: number;
        };
        /**
         * SyncState
         * @description Where a record is: still to be sent, as QuickBooks has it, failed, or held back on purpose.
         * @enum {unknown}
         */
        SyncState: "pending" | "synced" | "failed" | "held" | "letGo" | "cancelled" | "unbatched";
        /**
         * SystemPauseInput
         * @description What the operator stops, until when, and why.
         */
        SystemPauseInput: {
            /** @description Without: every record type */
            type?: components["schemas"]["RecordType"];
            /** @description 1 to 500 characters on one line, none of them invisible */
            note: string;
        };
        /**
         * Taken
         * @description Stored: there is no need to send it again
         */
        Taken: Record<string, never>;
        /**
         * TakenItem
         * @description An item that was taken.
         */
        TakenItem: {
            /** @description Your own id of the record */
            externalId: string;
            /** @description UUID in lower case */
            id: string;
            /** @description Rises with each change of the content */
            version: number;
            /**
             * @description outdated: what is stored is newer by your own sequence, and stays
             * @enum {unknown}
             */
            outcome: "created" | "updated" | "unchanged" | "outdated";
        };
        /**
         * Tax
         * @description The tax of the whole document, as your system worked it out.
         */
        Tax: {
            /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
            code: string;
            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
            amount: string;
        };
        /**
         * Tenant
         * @description A customer of the platform, with its companies and keys.
         */
        Tenant: {
            /** @description UUID in lower case */
            id: string;
            /** @description What people call it */
            name: string;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
        };
        /**
         * TenantInput
         * @description A tenant to create.
         */
        TenantInput: {
            /** @description 1 to 200 characters on one line, none of them invisible */
            name: string;
        };
        /**
         * TenantPage
         * @description A page of a list.
         */
        TenantPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["Tenant"][];
            nextCursor: string | null;
        };
        /**
         * TenantRemoval
         * @description A tenant on its way out, and what is kept of it.
         */
        TenantRemoval: {
            /** @description UUID in lower case */
            id: string;
            /** @description What people call it */
            name: string;
            /**
             * @description removing: a batch is being ended, or Intuit was not told yet. removed: the tokens are forgotten, and the QuickBooks company may be connected elsewhere
             * @enum {unknown}
             */
            state: "removing" | "removed";
            /**
             * Format: date-time
             * @description When it was said to go; nothing is synced since
             */
            removedAt: string;
            /** @description What stays after the removal, and how long at most */
            kept: {
                /** @description What is kept, in words */
                what: string;
                /**
                 * Format: date-time
                 * @description For how long it is kept
                 */
                until: string;
            }[];
            /** @description Companies that are still being removed */
            companiesLeft: number;
        };
        /**
         * Trigger
         * @description What made it run: the clock, a person or program, a batch run again, or word from QuickBooks.
         * @enum {unknown}
         */
        Trigger: "schedule" | "manual" | "rerun" | "webhook";
        /**
         * TypeFreshness
         * @description How a record type of a company does.
         */
        TypeFreshness: {
            type: components["schemas"]["RecordType"];
            /** @description When all went well last; null: never */
            lastSuccessAt: string | null;
            /** @description When it is due next; null: nothing is planned */
            nextRunAt: string | null;
            /** @description Scheduled batches that failed in a row for their data: at the limit the type is switched off */
            consecutiveFailures: number;
            /** @description It has not succeeded for much longer than its interval */
            overdue: boolean;
            /** @description Somebody stopped it, or all of the company */
            paused: boolean;
        };
        /**
         * TypeSettingsInput
         * @description When a record type is synced by itself.
         */
        TypeSettingsInput: {
            /** @description Whether it is synced by itself */
            enabled: boolean;
            /** @description Without, or null: the company’s interval */
            intervalMinutes?: number | null;
            /** @description When it is due next; null: nothing is planned */
            readonly nextRunAt?: string | null;
            /** @description When it was looked at last, whether or not there was work; null: never */
            readonly lastRunAt?: string | null;
            /** @description When all went well last; null: never */
            readonly lastSuccessAt?: string | null;
            readonly lastReason?: string | null;
            readonly pending?: number | null;
            /** @description Only read: scheduled batches that failed in a row for their data */
            readonly consecutiveFailures?: number;
            readonly disconnectedReason?: string | null;
            readonly lasts?: components["schemas"]["TypicalDurations"] | null;
            readonly slots?: components["schemas"]["SlotCounts"];
        };
        /**
         * TypeStatus
         * @description When a record type is synced by itself, and how that goes.
         */
        TypeStatus: {
            /** @description Whether it is synced by itself */
            enabled: boolean;
            /** @description Minutes between two runs; null: as the company has it */
            intervalMinutes: number | null;
            /** @description When it is due next; null: nothing is planned */
            nextRunAt: string | null;
            /** @description When it was looked at last, whether or not there was work; null: never */
            lastRunAt: string | null;
            /** @description When all went well last; null: never */
            lastSuccessAt: string | null;
            lastReason: string | null;
            pending: number | null;
            /** @description Scheduled batches that failed in a row for their data: at the limit the type is switched off */
            consecutiveFailures: number;
            disconnectedReason: string | null;
            lasts: components["schemas"]["TypicalDurations"] | null;
            slots: components["schemas"]["SlotCounts"];
        };
        /**
         * TypicalDurations
         * @description How long its last batches took: half of them no longer than the one, 95 in 100 no longer than the other
         */
        TypicalDurations: {
            /** @description Half of them took no longer, in milliseconds */
            medianMs: number;
            /** @description 95 of 100 took no longer, in milliseconds */
            p95Ms: number;
        };
        /**
         * UpsertOutcome
         * @description What became of a record that was sent.
         */
        UpsertOutcome: {
            /** @description Your own id of the record */
            externalId: string;
            /** @description UUID in lower case */
            id: string;
            /** @description Rises with each change of the content */
            version: number;
            /**
             * @description `unchanged`: it was so already
             * @enum {unknown}
             */
            outcome: "created" | "updated" | "unchanged";
        };
        /**
         * Vendor
         * @description of a receipt: who is owed
         */
        Vendor: {
            /** @description 1 to 500 characters on one line, none of them invisible (vendor by name) */
            name: string;
            /** @description 1 to 100 characters on one line, none of them invisible */
            accountNumber?: string;
        };
        /**
         * Warning
         * @description Something worth knowing of the settings; they are taken all the same.
         */
        Warning: {
            /** @description Stable: decide by it */
            code: string;
            /** @description A sentence for people */
            message: string;
        };
        /**
         * Webhook
         * @description Where a program hears of what happens.
         */
        Webhook: {
            /** @description UUID in lower case */
            id: string;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            disabledReason: ("byHand" | "gone" | "failing") | null;
            /** @description When it was switched off; null: it is on */
            disabledAt: string | null;
            failingSince: string | null;
            /** @description With each of them deliveries are signed; the newest first */
            secrets: components["schemas"]["WebhookSecret"][];
            /** @description Where deliveries are posted: an https URL */
            url: string;
            /** @description What it is for, for people */
            description: string;
            /** @description What it hears of; none: everything, also types that there will be one day */
            eventTypes: components["schemas"]["WebhookEventType"][];
            /** @description Of which companies it hears; none: of all */
            companyIds: string[];
            /** @description one mail address: who hears when the webhook is switched off; empty: the operators do */
            contact: string;
            /** @description false: what happens is kept as skipped deliveries, which can be sent later. true again: it begins anew */
            enabled: boolean;
        };
        /**
         * WebhookAttempt
         * @description One try to deliver, and what was answered.
         */
        WebhookAttempt: {
            /** @description The first is 1 */
            number: number;
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            outcome: components["schemas"]["WebhookOutcome"] | null;
            /** @description Until the answer, in milliseconds; null: it is under way, or was cut off */
            durationMs: number | null;
            status: number | null;
            detail: string | null;
            answer: string | null;
        };
        /**
         * WebhookDelivery
         * @description An event on its way to a webhook.
         */
        WebhookDelivery: {
            /** @description UUID in lower case */
            id: string;
            /** @description The header `webhook-id`: the same at every attempt, and at every webhook */
            eventId: string;
            type: components["schemas"]["WebhookDeliveryType"];
            companyId: string | null;
            /** @description waiting: it is tried now, or again later; delivered; failed: for good; skipped: the webhook was switched off */
            state: components["schemas"]["WebhookDeliveryState"];
            /** @description How often it was tried */
            attemptCount: number;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /** @description When it is tried next; null: it is not */
            nextAttemptAt: string | null;
            /** @description When it was over; null: not yet */
            endedAt: string | null;
            /** @description The newest; null: it was not tried yet */
            lastAttempt: components["schemas"]["WebhookAttempt"] | null;
        };
        /**
         * WebhookDeliveryDetails
         * @description A delivery with all of its attempts and what was posted.
         */
        WebhookDeliveryDetails: {
            /** @description UUID in lower case */
            id: string;
            /** @description The header `webhook-id`: the same at every attempt, and at every webhook */
            eventId: string;
            type: components["schemas"]["WebhookDeliveryType"];
            companyId: string | null;
            /** @description waiting: it is tried now, or again later; delivered; failed: for good; skipped: the webhook was switched off */
            state: components["schemas"]["WebhookDeliveryState"];
            /** @description How often it was tried */
            attemptCount: number;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            /** @description When it is tried next; null: it is not */
            nextAttemptAt: string | null;
            /** @description When it was over; null: not yet */
            endedAt: string | null;
            /** @description The oldest first */
            attempts: components["schemas"]["WebhookAttempt"][];
            /** @description What was posted, as it was signed */
            body: string;
        };
        /**
         * WebhookDeliveryPage
         * @description A page of a list.
         */
        WebhookDeliveryPage: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor: string | null;
        };
        /**
         * WebhookDeliveryState
         * @description Where a delivery is.
         * @enum {unknown}
         */
        WebhookDeliveryState: "waiting" | "delivered" | "failed" | "skipped";
        /**
         * WebhookDeliveryType
         * @description What happened; `webhook.test` was asked for.
         * @enum {unknown}
         */
        WebhookDeliveryType: "batch.finished" | "batch.needs-attention" | "connection.changed" | "payment.applied" | "settings.changed" | "webhook.test";
        /**
         * WebhookEventType
         * @description `batch.finished`: A batch has ended, whatever came of it. `batch.needs-attention`: A batch has Finished with Error: somebody has something to do. `connection.changed`: The connection of a company to QuickBooks is another one: connected, disconnected, or to be connected again. `payment.applied`: A batch of payments brought payments or credits back, or took some away. `settings.changed`: The AutoSync settings of a company were saved, or AutoSync was switched off for a type
         * @enum {unknown}
         */
        WebhookEventType: "batch.finished" | "batch.needs-attention" | "connection.changed" | "payment.applied" | "settings.changed";
        /**
         * WebhookInput
         * @description A webhook to create.
         */
        WebhookInput: {
            /** @description Where deliveries are posted: an https URL */
            url: string;
            /** @description What it is for, for people */
            description?: string;
            /** @description What it hears of; none: everything, also types that there will be one day */
            eventTypes?: components["schemas"]["WebhookEventType"][];
            /** @description Of which companies it hears; none: of all */
            companyIds?: string[];
            /** @description one mail address: who hears when the webhook is switched off; empty: the operators do */
            contact?: string;
            /** @description false: what happens is kept as skipped deliveries, which can be sent later. true again: it begins anew */
            enabled?: boolean;
        };
        /**
         * WebhookList
         * @description The webhooks of the tenant.
         */
        WebhookList: {
            /** @description What was asked for, in order; empty: there is none */
            items: components["schemas"]["Webhook"][];
        };
        /**
         * WebhookOutcome
         * @description `delivered`: It was answered with a status of 2xx. `refused`: It was answered with another status. `redirected`: It was answered with a redirect, which is not followed. `gone`: It was answered with 410: the webhook is switched off. `timed-out`: No answer came in time. `not-resolved`: The name of the address is not known. `address-refused`: The address is one that must not be called, or the name stands for one. `not-connected`: There was no connection, or it broke off. `tls-failed`: The certificate is not good for the name, or there is no common TLS version. null: it is under way, or was cut off
         * @enum {unknown}
         */
        WebhookOutcome: "delivered" | "refused" | "redirected" | "gone" | "timed-out" | "not-resolved" | "address-refused" | "not-connected" | "tls-failed";
        /**
         * WebhookReplacement
         * @description The webhook as it is to be. What is only read may be sent back as it came.
         */
        WebhookReplacement: {
            /** @description Where deliveries are posted: an https URL */
            url: string;
            /** @description What it is for, for people */
            description: string;
            /** @description What it hears of; none: everything, also types that there will be one day */
            eventTypes: components["schemas"]["WebhookEventType"][];
            /** @description Of which companies it hears; none: of all */
            companyIds: string[];
            /** @description one mail address: who hears when the webhook is switched off; empty: the operators do */
            contact: string;
            /** @description false: what happens is kept as skipped deliveries, which can be sent later. true again: it begins anew */
            enabled: boolean;
            /** @description Only read */
            readonly id?: unknown;
            /** @description When it was made here */
            readonly createdAt?: unknown;
            /** @description Only read: why it is off */
            readonly disabledReason?: unknown;
            /** @description When it was switched off; null: it is on */
            readonly disabledAt?: unknown;
            /** @description Only read: since when no attempt has succeeded */
            readonly failingSince?: unknown;
            /** @description Only read: what deliveries are signed with */
            readonly secrets?: unknown;
        };
        /**
         * WebhookSecret
         * @description A secret that deliveries are signed with, without the secret itself.
         */
        WebhookSecret: {
            /** @description UUID in lower case */
            id: string;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            expiresAt: string | null;
        };
        /**
         * WebhookSecretRotationInput
         * @description For how long the old secret still signs beside the new one.
         */
        WebhookSecretRotationInput: {
            /**
             * @description How long the secrets that are there sign beside the new one
             * @default 86400
             */
            overlapSeconds?: number;
        };
        /**
         * WebhookWithSecret
         * @description A webhook with its new secret, which is shown this once.
         */
        WebhookWithSecret: {
            /** @description UUID in lower case */
            id: string;
            /**
             * Format: date-time
             * @description When it was made here
             */
            createdAt: string;
            disabledReason: ("byHand" | "gone" | "failing") | null;
            /** @description When it was switched off; null: it is on */
            disabledAt: string | null;
            failingSince: string | null;
            /** @description With each of them deliveries are signed; the newest first */
            secrets: components["schemas"]["WebhookSecret"][];
            /** @description Where deliveries are posted: an https URL */
            url: string;
            /** @description What it is for, for people */
            description: string;
            /** @description What it hears of; none: everything, also types that there will be one day */
            eventTypes: components["schemas"]["WebhookEventType"][];
            /** @description Of which companies it hears; none: of all */
            companyIds: string[];
            /** @description one mail address: who hears when the webhook is switched off; empty: the operators do */
            contact: string;
            /** @description false: what happens is kept as skipped deliveries, which can be sent later. true again: it begins anew */
            enabled: boolean;
            /** @description What deliveries are checked with: `whsec_` and base64. It is in this answer and nowhere else */
            secret: string;
        };
    };
    responses: {
        /** @description [`bad-request`](http://127.0.0.1:8080/v1/problem-types/bad-request): The request cannot be understood. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`bad-request`](http://127.0.0.1:8080/v1/problem-types/bad-request): The request cannot be understood. [`invalid-json`](http://127.0.0.1:8080/v1/problem-types/invalid-json): The body is no valid JSON. */
        BadRequestOrInvalidJson: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`batch-not-ended`](http://127.0.0.1:8080/v1/problem-types/batch-not-ended): The batch has not ended yet. [`nothing-to-rerun`](http://127.0.0.1:8080/v1/problem-types/nothing-to-rerun): There is nothing to run again. [`request-in-progress`](http://127.0.0.1:8080/v1/problem-types/request-in-progress): The request with this Idempotency-Key is still in progress. */
        BatchNotEndedOrNothingToRerunOrRequestInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`forbidden`](http://127.0.0.1:8080/v1/problem-types/forbidden): The API key may not do this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`idempotency-key-reused`](http://127.0.0.1:8080/v1/problem-types/idempotency-key-reused): The Idempotency-Key was used for another request. [`invalid-request`](http://127.0.0.1:8080/v1/problem-types/invalid-request): The request has faults; nothing was stored. */
        IdempotencyKeyReusedOrInvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`if-match-required`](http://127.0.0.1:8080/v1/problem-types/if-match-required): If-Match is required. */
        IfMatchRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`invalid-request`](http://127.0.0.1:8080/v1/problem-types/invalid-request): The request has faults; nothing was stored. */
        InvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`not-authenticated`](http://127.0.0.1:8080/v1/problem-types/not-authenticated): A valid API key is needed. */
        NotAuthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`not-found`](http://127.0.0.1:8080/v1/problem-types/not-found): There is no such thing. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`not-ready`](http://127.0.0.1:8080/v1/problem-types/not-ready): The company is not ready for AutoSync. */
        NotReady: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`operation-not-possible`](http://127.0.0.1:8080/v1/problem-types/operation-not-possible): The record is not in a state for this operation. */
        OperationNotPossible: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`operation-not-possible`](http://127.0.0.1:8080/v1/problem-types/operation-not-possible): The record is not in a state for this operation. [`request-in-progress`](http://127.0.0.1:8080/v1/problem-types/request-in-progress): The request with this Idempotency-Key is still in progress. */
        OperationNotPossibleOrRequestInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`outdated-record`](http://127.0.0.1:8080/v1/problem-types/outdated-record): A newer state of the record is stored already. */
        OutdatedRecord: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`overloaded`](http://127.0.0.1:8080/v1/problem-types/overloaded): There are too many requests at once. [`unavailable`](http://127.0.0.1:8080/v1/problem-types/unavailable): A part of the system does not answer at the moment. */
        OverloadedOrUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`payload-too-large`](http://127.0.0.1:8080/v1/problem-types/payload-too-large): The body is too large. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`rate-limited`](http://127.0.0.1:8080/v1/problem-types/rate-limited): Too many requests. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`request-in-progress`](http://127.0.0.1:8080/v1/problem-types/request-in-progress): The request with this Idempotency-Key is still in progress. */
        RequestInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`request-in-progress`](http://127.0.0.1:8080/v1/problem-types/request-in-progress): The request with this Idempotency-Key is still in progress. [`webhook-disabled`](http://127.0.0.1:8080/v1/problem-types/webhook-disabled): The webhook is switched off. */
        RequestInProgressOrWebhookDisabled: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`request-in-progress`](http://127.0.0.1:8080/v1/problem-types/request-in-progress): The request with this Idempotency-Key is still in progress. [`webhook-limit`](http://127.0.0.1:8080/v1/problem-types/webhook-limit): There are too many webhooks. */
        RequestInProgressOrWebhookLimit: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`unavailable`](http://127.0.0.1:8080/v1/problem-types/unavailable): A part of the system does not answer at the moment. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`unsupported-media-type`](http://127.0.0.1:8080/v1/problem-types/unsupported-media-type): The body must be application/json. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description [`version-mismatch`](http://127.0.0.1:8080/v1/problem-types/version-mismatch): It was changed meanwhile. */
        VersionMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
        "AutoSync-Tenant": string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The id of the request: yours, if you sent one, else a new one. Tell it to support.
         * @example 0197f3a2-7c1e-7d11-9a53-2f1b7f5c2c11
         */
        "X-Request-Id": string;
        /**
         * @description The window that counts this request (IETF draft): its name, the quota `q` and the seconds `w`.
         * @example "key";q=1200;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description What is left of it: `r` requests until the window ends in `t` seconds.
         * @example "key";r=1187;t=42
         */
        RateLimit: string;
        /**
         * @description In how many seconds to come again.
         * @example 2
         */
        "Retry-After": number;
        /**
         * @description The version of what was answered: send it as If-Match to change just that, or as If-None-Match.
         * @example "3"
         */
        ETag: string;
        /**
         * @description With `rel="next"`: the same list from its next page on, as a relative address; absent: this is the last.
         * @example <?limit=50&cursor=WyIyMDI2Il0>; rel="next"
         */
        Link: string;
        /**
         * @description Where the thing that was made is to be read; of several, the first.
         * @example /v1/batches/0197f3a2-7c1e-7d11-9a53-2f1b7f5c2c11
         */
        Location: string;
        /**
         * @description `true`: the request was answered before, and this is that answer again.
         * @example true
         */
        "Idempotency-Replayed": "true";
        /**
         * @description The name of the file that a browser saves.
         * @example attachment; filename="batches.csv"
         */
        "Content-Disposition": string;
        /**
         * @description How to say who you are.
         * @example Bearer
         */
        "WWW-Authenticate": string;
        /**
         * @description Ties the connection to the browser in which it was begun.
         * @example autosync_browser=…; HttpOnly; Secure
         */
        "Set-Cookie": string;
    };
    pathItems: never;
}
export type Acceptance = components['schemas']['Acceptance'];
export type AcceptanceInput = components['schemas']['AcceptanceInput'];
export type Action = components['schemas']['Action'];
export type ActionPage = components['schemas']['ActionPage'];
export type ActionState = components['schemas']['ActionState'];
export type Address = components['schemas']['Address'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeyInput = components['schemas']['ApiKeyInput'];
export type ApiKeyPage = components['schemas']['ApiKeyPage'];
export type ApiKeyRotation = components['schemas']['ApiKeyRotation'];
export type Application = components['schemas']['Application'];
export type ApplicationChange = components['schemas']['ApplicationChange'];
export type ApplicationFeed = components['schemas']['ApplicationFeed'];
export type ApplicationTarget = components['schemas']['ApplicationTarget'];
export type Attempt = components['schemas']['Attempt'];
export type AuditActor = components['schemas']['AuditActor'];
export type AuditEvent = components['schemas']['AuditEvent'];
export type AuditEventPage = components['schemas']['AuditEventPage'];
export type AutoSync = components['schemas']['AutoSync'];
export type AutoSyncInput = components['schemas']['AutoSyncInput'];
export type Batch = components['schemas']['Batch'];
export type BatchCounts = components['schemas']['BatchCounts'];
export type BatchDay = components['schemas']['BatchDay'];
export type BatchDays = components['schemas']['BatchDays'];
export type BatchInput = components['schemas']['BatchInput'];
export type BatchPage = components['schemas']['BatchPage'];
export type BatchState = components['schemas']['BatchState'];
export type BooksDecided = components['schemas']['BooksDecided'];
export type BooksDecision = components['schemas']['BooksDecision'];
export type BooksReset = components['schemas']['BooksReset'];
export type BulkOutcome = components['schemas']['BulkOutcome'];
export type CallerKind = components['schemas']['CallerKind'];
export type Cancellation = components['schemas']['Cancellation'];
export type CataloguedFailure = components['schemas']['CataloguedFailure'];
export type ChangedMapping = components['schemas']['ChangedMapping'];
export type Company = components['schemas']['Company'];
export type CompanyCondition = components['schemas']['CompanyCondition'];
export type CompanyInput = components['schemas']['CompanyInput'];
export type CompanyPage = components['schemas']['CompanyPage'];
export type CompanyPatch = components['schemas']['CompanyPatch'];
export type CompanyRemoval = components['schemas']['CompanyRemoval'];
export type CompanySettings = components['schemas']['CompanySettings'];
export type CompanyStatus = components['schemas']['CompanyStatus'];
export type CompanyStatusPage = components['schemas']['CompanyStatusPage'];
export type Comparison = components['schemas']['Comparison'];
export type ComparisonDay = components['schemas']['ComparisonDay'];
export type ComparisonInput = components['schemas']['ComparisonInput'];
export type ComparisonPage = components['schemas']['ComparisonPage'];
export type ComparisonSide = components['schemas']['ComparisonSide'];
export type ComparisonSum = components['schemas']['ComparisonSum'];
export type ComparisonTrend = components['schemas']['ComparisonTrend'];
export type ConcernedRecords = components['schemas']['ConcernedRecords'];
export type ConditionCounts = components['schemas']['ConditionCounts'];
export type ConditionReason = components['schemas']['ConditionReason'];
export type Connection = components['schemas']['Connection'];
export type ConnectionState = components['schemas']['ConnectionState'];
export type CreatedApiKey = components['schemas']['CreatedApiKey'];
export type CustomField = components['schemas']['CustomField'];
export type Deposit = components['schemas']['Deposit'];
export type Difference = components['schemas']['Difference'];
export type DifferencePage = components['schemas']['DifferencePage'];
export type DifferingField = components['schemas']['DifferingField'];
export type Discount = components['schemas']['Discount'];
export type Expense = components['schemas']['Expense'];
export type ExpenseBulk = components['schemas']['ExpenseBulk'];
export type ExpenseBulkItem = components['schemas']['ExpenseBulkItem'];
export type ExpenseInput = components['schemas']['ExpenseInput'];
export type ExpenseLine = components['schemas']['ExpenseLine'];
export type ExpenseRecord = components['schemas']['ExpenseRecord'];
export type FailureCatalogue = components['schemas']['FailureCatalogue'];
export type FailureCategory = components['schemas']['FailureCategory'];
export type Fault = components['schemas']['Fault'];
export type Found = components['schemas']['Found'];
export type FoundBatch = components['schemas']['FoundBatch'];
export type FoundCompany = components['schemas']['FoundCompany'];
export type FoundRecord = components['schemas']['FoundRecord'];
export type Freight = components['schemas']['Freight'];
export type IntuitEvents = components['schemas']['IntuitEvents'];
export type InventoryLine = components['schemas']['InventoryLine'];
export type InventoryMovement = components['schemas']['InventoryMovement'];
export type InventoryMovementBulk = components['schemas']['InventoryMovementBulk'];
export type InventoryMovementBulkItem = components['schemas']['InventoryMovementBulkItem'];
export type InventoryMovementInput = components['schemas']['InventoryMovementInput'];
export type InventoryMovementRecord = components['schemas']['InventoryMovementRecord'];
export type Invoice = components['schemas']['Invoice'];
export type InvoiceBulk = components['schemas']['InvoiceBulk'];
export type InvoiceBulkItem = components['schemas']['InvoiceBulkItem'];
export type InvoiceCustomer = components['schemas']['InvoiceCustomer'];
export type InvoiceInput = components['schemas']['InvoiceInput'];
export type InvoiceLine = components['schemas']['InvoiceLine'];
export type InvoiceRecord = components['schemas']['InvoiceRecord'];
export type KnownOfBooks = components['schemas']['KnownOfBooks'];
export type LastBatch = components['schemas']['LastBatch'];
export type MappedEntry = components['schemas']['MappedEntry'];
export type Mapping = components['schemas']['Mapping'];
export type MappingCandidate = components['schemas']['MappingCandidate'];
export type MappingChange = components['schemas']['MappingChange'];
export type MappingInput = components['schemas']['MappingInput'];
export type MappingName = components['schemas']['MappingName'];
export type MappingPage = components['schemas']['MappingPage'];
export type MappingsInput = components['schemas']['MappingsInput'];
export type MappingsPatch = components['schemas']['MappingsPatch'];
export type MissingName = components['schemas']['MissingName'];
export type MissingNamePage = components['schemas']['MissingNamePage'];
export type NextRun = components['schemas']['NextRun'];
export type NextRuns = components['schemas']['NextRuns'];
export type Notifications = components['schemas']['Notifications'];
export type NotificationsInput = components['schemas']['NotificationsInput'];
export type Pause = components['schemas']['Pause'];
export type PauseEnd = components['schemas']['PauseEnd'];
export type PauseInput = components['schemas']['PauseInput'];
export type PauseList = components['schemas']['PauseList'];
export type Payment = components['schemas']['Payment'];
export type PaymentPage = components['schemas']['PaymentPage'];
export type PaymentReading = components['schemas']['PaymentReading'];
export type PreviewFailure = components['schemas']['PreviewFailure'];
export type PreviewItem = components['schemas']['PreviewItem'];
export type PreviewItemPage = components['schemas']['PreviewItemPage'];
export type Problem = components['schemas']['Problem'];
export type ProblemCause = components['schemas']['ProblemCause'];
export type ProblemGroup = components['schemas']['ProblemGroup'];
export type ProblemGroupList = components['schemas']['ProblemGroupList'];
export type QuickBooksDocument = components['schemas']['QuickBooksDocument'];
export type QuickBooksEntry = components['schemas']['QuickBooksEntry'];
export type QuickBooksEntryPage = components['schemas']['QuickBooksEntryPage'];
export type QuickBooksRefresh = components['schemas']['QuickBooksRefresh'];
export type Readiness = components['schemas']['Readiness'];
export type ReadinessCheck = components['schemas']['ReadinessCheck'];
export type RealmRelease = components['schemas']['RealmRelease'];
export type RealmReleaseInput = components['schemas']['RealmReleaseInput'];
export type Recipient = components['schemas']['Recipient'];
export type RecordFailure = components['schemas']['RecordFailure'];
export type RecordOperation = components['schemas']['RecordOperation'];
export type RecordSummary = components['schemas']['RecordSummary'];
export type RecordSummaryPage = components['schemas']['RecordSummaryPage'];
export type RecordType = components['schemas']['RecordType'];
export type Redelivery = components['schemas']['Redelivery'];
export type RedeliveryInput = components['schemas']['RedeliveryInput'];
export type ReferenceKind = components['schemas']['ReferenceKind'];
export type RefusedItem = components['schemas']['RefusedItem'];
export type RequestedComparison = components['schemas']['RequestedComparison'];
export type RerunInput = components['schemas']['RerunInput'];
export type RestingBatch = components['schemas']['RestingBatch'];
export type RunCheck = components['schemas']['RunCheck'];
export type RunCheckReason = components['schemas']['RunCheckReason'];
export type RunningBatch = components['schemas']['RunningBatch'];
export type Scope = components['schemas']['Scope'];
export type SearchResult = components['schemas']['SearchResult'];
export type Self = components['schemas']['Self'];
export type SlotCounts = components['schemas']['SlotCounts'];
export type StaleCompany = components['schemas']['StaleCompany'];
export type StartedBatch = components['schemas']['StartedBatch'];
export type StartedBatchList = components['schemas']['StartedBatchList'];
export type StartedConnection = components['schemas']['StartedConnection'];
export type StatusSummary = components['schemas']['StatusSummary'];
export type SyncState = components['schemas']['SyncState'];
export type SystemPauseInput = components['schemas']['SystemPauseInput'];
export type Taken = components['schemas']['Taken'];
export type TakenItem = components['schemas']['TakenItem'];
export type Tax = components['schemas']['Tax'];
export type Tenant = components['schemas']['Tenant'];
export type TenantInput = components['schemas']['TenantInput'];
export type TenantPage = components['schemas']['TenantPage'];
export type TenantRemoval = components['schemas']['TenantRemoval'];
export type Trigger = components['schemas']['Trigger'];
export type TypeFreshness = components['schemas']['TypeFreshness'];
export type TypeSettingsInput = components['schemas']['TypeSettingsInput'];
export type TypeStatus = components['schemas']['TypeStatus'];
export type TypicalDurations = components['schemas']['TypicalDurations'];
export type UpsertOutcome = components['schemas']['UpsertOutcome'];
export type Vendor = components['schemas']['Vendor'];
export type Warning = components['schemas']['Warning'];
export type Webhook = components['schemas']['Webhook'];
export type WebhookAttempt = components['schemas']['WebhookAttempt'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
export type WebhookDeliveryDetails = components['schemas']['WebhookDeliveryDetails'];
export type WebhookDeliveryPage = components['schemas']['WebhookDeliveryPage'];
export type WebhookDeliveryState = components['schemas']['WebhookDeliveryState'];
export type WebhookDeliveryType = components['schemas']['WebhookDeliveryType'];
export type WebhookEventType = components['schemas']['WebhookEventType'];
export type WebhookInput = components['schemas']['WebhookInput'];
export type WebhookList = components['schemas']['WebhookList'];
export type WebhookOutcome = components['schemas']['WebhookOutcome'];
export type WebhookReplacement = components['schemas']['WebhookReplacement'];
export type WebhookSecret = components['schemas']['WebhookSecret'];
export type WebhookSecretRotationInput = components['schemas']['WebhookSecretRotationInput'];
export type WebhookWithSecret = components['schemas']['WebhookWithSecret'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseBadRequestOrInvalidJson = components['responses']['BadRequestOrInvalidJson'];
export type ResponseBatchNotEndedOrNothingToRerunOrRequestInProgress = components['responses']['BatchNotEndedOrNothingToRerunOrRequestInProgress'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseIdempotencyKeyReusedOrInvalidRequest = components['responses']['IdempotencyKeyReusedOrInvalidRequest'];
export type ResponseIfMatchRequired = components['responses']['IfMatchRequired'];
export type ResponseInvalidRequest = components['responses']['InvalidRequest'];
export type ResponseNotAuthenticated = components['responses']['NotAuthenticated'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseNotReady = components['responses']['NotReady'];
export type ResponseOperationNotPossible = components['responses']['OperationNotPossible'];
export type ResponseOperationNotPossibleOrRequestInProgress = components['responses']['OperationNotPossibleOrRequestInProgress'];
export type ResponseOutdatedRecord = components['responses']['OutdatedRecord'];
export type ResponseOverloadedOrUnavailable = components['responses']['OverloadedOrUnavailable'];
export type ResponsePayloadTooLarge = components['responses']['PayloadTooLarge'];
export type ResponseRateLimited = components['responses']['RateLimited'];
export type ResponseRequestInProgress = components['responses']['RequestInProgress'];
export type ResponseRequestInProgressOrWebhookDisabled = components['responses']['RequestInProgressOrWebhookDisabled'];
export type ResponseRequestInProgressOrWebhookLimit = components['responses']['RequestInProgressOrWebhookLimit'];
export type ResponseUnavailable = components['responses']['Unavailable'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type ResponseVersionMismatch = components['responses']['VersionMismatch'];
export type ParameterAutoSyncTenant = components['parameters']['AutoSync-Tenant'];
export type HeaderXRequestId = components['headers']['X-Request-Id'];
export type HeaderRateLimitPolicy = components['headers']['RateLimit-Policy'];
export type HeaderRateLimit = components['headers']['RateLimit'];
export type HeaderRetryAfter = components['headers']['Retry-After'];
export type HeaderETag = components['headers']['ETag'];
export type HeaderLink = components['headers']['Link'];
export type HeaderLocation = components['headers']['Location'];
export type HeaderIdempotencyReplayed = components['headers']['Idempotency-Replayed'];
export type HeaderContentDisposition = components['headers']['Content-Disposition'];
export type HeaderWwwAuthenticate = components['headers']['WWW-Authenticate'];
export type HeaderSetCookie = components['headers']['Set-Cookie'];
export type $defs = Record<string, never>;
export interface operations {
    listFailures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "code": "account-missing",
                     *           "category": "mapping",
                     *           "message": "There is no account \"{name}\" in QuickBooks.",
                     *           "fix": "Create the account in QuickBooks, or map the name to another one. AutoSync never guesses an account.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "adjustment-date-fixed",
                     *           "category": "data",
                     *           "message": "The adjustment stands in QuickBooks under {before}, and QuickBooks lets nobody change the date of one.",
                     *           "fix": "Change the date of the record back. Or delete the adjustment in QuickBooks and use the operation on the record that sends it as a new one.",
                     *           "retryable": false,
                     *           "types": [
                     *             "inventory"
                     *           ]
                     *         },
                     *         {
                     *           "code": "answer-awaited",
                     *           "category": "upstream",
                     *           "message": "QuickBooks has not yet answered what was sent for this record.",
                     *           "fix": "Nothing to do: the next batch asks again. What would be sent then is known afterwards.",
                     *           "retryable": true,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "arrived-meanwhile",
                     *           "category": "conflict",
                     *           "message": "It was to be sent as a new document, but what had been sent before has arrived in QuickBooks after all.",
                     *           "fix": "Look at the document in QuickBooks. If the record shall have another one, un-batch it first.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "books-reset",
                     *           "category": "conflict",
                     *           "message": "The books of the company began anew in QuickBooks: what AutoSync knows of them is there no more.",
                     *           "fix": "Nothing is read or written until somebody decides: `books-reset` of the company says what each decision would do, and takes it (all records go out again, they rest, or these are the same books after all). No connecting anew is needed.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "cancelled",
                     *           "category": "platform",
                     *           "message": "The batch was cancelled before this record was synced.",
                     *           "fix": "Nothing to do: the record goes out with the next batch.",
                     *           "retryable": true,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "cancelled-at-source",
                     *           "category": "conflict",
                     *           "message": "The record was cancelled in the source system; {document} stands in QuickBooks as before.",
                     *           "fix": "Decide about the document by one of the operations on the record: un-batch it (the document is voided, deleted or kept), or let it go.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "cancelled-but-changed",
                     *           "category": "conflict",
                     *           "message": "The record was cancelled in the source system, but its document was changed in QuickBooks: {fields}.",
                     *           "fix": "Undo the change in QuickBooks: the next batch then ends the document. Or use one of the operations on the record: un-batch it, whatever was changed, or let it go.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "change-refused",
                     *           "category": "data",
                     *           "message": "QuickBooks refused the change of the document: {detail}.",
                     *           "fix": "Correct the record as QuickBooks says and send it again; or change the document in QuickBooks (take off what is paid on it, for example): the next batch then tries again.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "changed-in-quickbooks",
                     *           "category": "conflict",
                     *           "message": "The document was changed in QuickBooks since it was synced: {fields}.",
                     *           "fix": "Decide which one is right. Undo the change in QuickBooks, or change the record to say the same: the next batch then takes it. Or use one of the operations on the record: take QuickBooks’ version, send ours again, or let it go.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "changed-since-preview",
                     *           "category": "conflict",
                     *           "message": "It is no longer as the dry run showed it, so nothing of it was done: {what}.",
                     *           "fix": "Start a dry run again, and a batch from what it shows. A batch without a preview takes everything as it is now.",
                     *           "retryable": true,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "class-missing",
                     *           "category": "mapping",
                     *           "message": "There is no class \"{name}\" in QuickBooks.",
                     *           "fix": "Create the class in QuickBooks, or map the name to another one.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "classes-differ",
                     *           "category": "mapping",
                     *           "message": "The record names several classes ({names}), but a document has one class in the company’s QuickBooks.",
                     *           "fix": "Let QuickBooks track classes on each line, and the next batch takes the record; or name one class on the record.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "connection-broken",
                     *           "category": "auth",
                     *           "message": "QuickBooks no longer accepts our connection.",
                     *           "fix": "Connect the company to QuickBooks again; what waits is then synced by itself.",
                     *           "retryable": true,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "creation-refused",
                     *           "category": "mapping",
                     *           "message": "QuickBooks refused to create the {kind} \"{name}\": {detail}.",
                     *           "fix": "Create it in QuickBooks, or map the name to another one.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "currency-differs",
                     *           "category": "mapping",
                     *           "message": "The record is in {currency}, but the {kind} \"{name}\" is kept in {other} in QuickBooks.",
                     *           "fix": "Map the name to an entry in QuickBooks that is kept in {currency}, or correct the currency of the record.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "custom-field-missing",
                     *           "category": "mapping",
                     *           "message": "QuickBooks has no field \"{name}\" of the company’s own on its sales forms.",
                     *           "fix": "Add the field to the sales forms in QuickBooks, and the next batch takes the record; or send the record without it.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices"
                     *           ]
                     *         },
                     *         {
                     *           "code": "customer-missing",
                     *           "category": "mapping",
                     *           "message": "There is no customer \"{name}\" in QuickBooks.",
                     *           "fix": "Create the customer in QuickBooks, map the name to another one, or let AutoSync create customers (setting createCustomers).",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "date-moved",
                     *           "category": "closed-period",
                     *           "message": "The books were closed for {date}, so the document is dated {day}, the first open day.",
                     *           "fix": "Nothing to do, if that is right: the company wants it so (setting closedPeriods). Otherwise open the period in QuickBooks, then use one of the operations on the record: send ours again.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "default-account-missing",
                     *           "category": "mapping",
                     *           "message": "The product or service \"{name}\" cannot be created: the company has no {role}{why}.",
                     *           "fix": "Name the account in the settings of the company ({setting}), or create the product or service in QuickBooks.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "deleted-in-quickbooks",
                     *           "category": "conflict",
                     *           "message": "The document was deleted in QuickBooks.",
                     *           "fix": "Use one of the operations on the record: send it as a new document, or let it go.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "department-missing",
                     *           "category": "mapping",
                     *           "message": "There is no location \"{name}\" in QuickBooks.",
                     *           "fix": "Create the location in QuickBooks, or map the name to another one.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "document-ambiguous",
                     *           "category": "conflict",
                     *           "message": "Several documents in QuickBooks could be this record: {ids}.",
                     *           "fix": "Delete the duplicates in QuickBooks: the next batch then takes the record.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "document-in-closed-period",
                     *           "category": "closed-period",
                     *           "message": "The document stands in QuickBooks under {date}, and the books are closed for that day.",
                     *           "fix": "Open the period in QuickBooks: the next batch then takes the record. Or leave the document as it is, by one of the operations on the record: take QuickBooks’ version, or let it go.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "document-in-use",
                     *           "category": "conflict",
                     *           "message": "The document cannot be {ended}: {applied} in QuickBooks.",
                     *           "fix": "Take that off the document in QuickBooks: the next batch then tries again. Or use one of the operations on the record: un-batch it and keep the document, or let it go.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "document-still-there",
                     *           "category": "conflict",
                     *           "message": "It was to be sent as a new document, but the one that it has is still in QuickBooks: {document}.",
                     *           "fix": "Delete the document in QuickBooks, or void it where QuickBooks offers that, or un-batch the record; then use the operation on the record that sends it as a new one.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "document-unreadable",
                     *           "category": "upstream",
                     *           "message": "QuickBooks shows {document} in a form that cannot be read: {detail}.",
                     *           "fix": "Open it in QuickBooks, check that field and save it; the next payments batch reads it again.",
                     *           "retryable": false,
                     *           "types": [
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "edited-meanwhile",
                     *           "category": "conflict",
                     *           "message": "Somebody was editing the document in QuickBooks while it was being updated.",
                     *           "fix": "Nothing to do: it is tried again.",
                     *           "retryable": true,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "end-refused",
                     *           "category": "conflict",
                     *           "message": "QuickBooks does not {end} the document: {detail}.",
                     *           "fix": "Change the document in QuickBooks as it says: the next batch then tries again. Or use one of the operations on the record: un-batch it in another way, or let it go.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "feature-missing",
                     *           "category": "data",
                     *           "message": "The company’s QuickBooks plan does not have what this record needs: {detail}.",
                     *           "fix": "Upgrade the QuickBooks plan, and the next batch takes the record; or change the record so that it does not need it.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "feature-off",
                     *           "category": "mapping",
                     *           "message": "The record has {what}, but {feature} are switched off in the company’s QuickBooks.",
                     *           "fix": "Switch them on in QuickBooks, and the next batch takes the record; or send the record without that.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "invalid-record",
                     *           "category": "data",
                     *           "message": "The record cannot be turned into a QuickBooks document: {detail}.",
                     *           "fix": "Correct the record in the source system and send it again.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "item-account-differs",
                     *           "category": "mapping",
                     *           "message": "The record books \"{name}\" to the account \"{account}\", but in QuickBooks it books to {other}.",
                     *           "fix": "Change the income account of the product or service in QuickBooks, and the next batch takes the record; or use another product or service for this account.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "item-account-moved",
                     *           "category": "mapping",
                     *           "message": "The records book \"{name}\" to the account \"{account}\", but in QuickBooks it books to \"{other}\".",
                     *           "fix": "Change the income account of the product or service in QuickBooks, and the next comparison closes this; or accept it with a note. What was sold with it stands in the other account.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "item-missing",
                     *           "category": "mapping",
                     *           "message": "There is no product or service \"{name}\" in QuickBooks.",
                     *           "fix": "Create the product or service in QuickBooks, map the name to another one, or let AutoSync create it (setting createItems).",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "item-not-stocked",
                     *           "category": "data",
                     *           "message": "QuickBooks does not count the stock of {items}, so there is nothing to adjust.",
                     *           "fix": "Map the product to one that QuickBooks keeps in stock, or have adjustments written as journal entries (setting adjustmentsAs); then run the record again.",
                     *           "retryable": false,
                     *           "types": [
                     *             "inventory"
                     *           ]
                     *         },
                     *         {
                     *           "code": "kind-changed",
                     *           "category": "conflict",
                     *           "message": "The record is {from} in QuickBooks and would now be {to}.",
                     *           "fix": "Delete the document in QuickBooks, or void it where QuickBooks offers that, or un-batch the record; then use the operation on the record that sends it as a new one. Or change the record back.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "left-in-quickbooks",
                     *           "category": "conflict",
                     *           "message": "QuickBooks has {document} with the mark of {record}, which has it no longer: sent again, that would be booked twice.",
                     *           "fix": "Delete or void the document in QuickBooks, and the next comparison closes this; or accept it with a note, if it is to stay.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "member-missing",
                     *           "category": "mapping",
                     *           "message": "There is no vendor in QuickBooks that stands for {name}.",
                     *           "fix": "Create the vendor in QuickBooks, map the person to another one, or let AutoSync create it (setting createMembers).",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "money-was-missed",
                     *           "category": "conflict",
                     *           "message": "What was shown of {document} was not what QuickBooks has: {fields}.",
                     *           "fix": "Nothing to do: what QuickBooks has was taken over.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "name-ambiguous",
                     *           "category": "mapping",
                     *           "message": "The {kind} \"{name}\" could be one of several in QuickBooks: {holders}.",
                     *           "fix": "Map the name to the right one, or write its full name, parent and child with a colon between them.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "name-in-use",
                     *           "category": "mapping",
                     *           "message": "The name \"{name}\" is already used by {holder} in QuickBooks.",
                     *           "fix": "Rename one of the two in QuickBooks, or map the name to the one that is meant.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "name-shared",
                     *           "category": "mapping",
                     *           "message": "Records name a {kind} \"{name}\" with different account numbers, so the name alone does not say who is meant.",
                     *           "fix": "Map each account number to its own entry in QuickBooks, or let the number be added to the name (settings customerAccountNumber, vendorAccountNumber).",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "name-unsendable",
                     *           "category": "mapping",
                     *           "message": "QuickBooks cannot hold the name \"{name}\" of a {kind}: {why}.",
                     *           "fix": "Map the name to an entry in QuickBooks, or correct it in the source system.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "not-compared",
                     *           "category": "platform",
                     *           "message": "The document was written, but could not be compared with what was sent: {detail}.",
                     *           "fix": "Compare the document in QuickBooks with the record.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "nothing-to-take",
                     *           "category": "conflict",
                     *           "message": "QuickBooks has no document of this record whose version could be taken.",
                     *           "fix": "Use another operation on the record: send it as a new document, or let it go.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "number-in-use",
                     *           "category": "data",
                     *           "message": "The number {number} is already used in QuickBooks by {holder}.",
                     *           "fix": "Change the number of this record, or that of the document in QuickBooks: the next batch then takes it.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "number-shared",
                     *           "category": "data",
                     *           "message": "QuickBooks numbers the documents of this company itself, and another record has the number {number}, too: {others}.",
                     *           "fix": "If it is one document, cancel one of the records; the number stands in the private note of both documents.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "outcome-unknown",
                     *           "category": "upstream",
                     *           "message": "QuickBooks gave no clear answer after {sends} tries, so it is not known whether the document is there.",
                     *           "fix": "Look for the document in QuickBooks. Run the record again to ask once more, or use one of its operations: send ours again, or let it go.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "parent-missing",
                     *           "category": "mapping",
                     *           "message": "There is no {kind} \"{parent}\" in QuickBooks, to which \"{name}\" belongs.",
                     *           "fix": "Create it in QuickBooks, map the whole name to another one, or let AutoSync create parents (setting createParents).",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "payment-method-missing",
                     *           "category": "mapping",
                     *           "message": "No bank or credit card account in QuickBooks stands for the payment method \"{name}\".",
                     *           "fix": "Map the payment method to the account that it is paid from.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "period-closed",
                     *           "category": "closed-period",
                     *           "message": "The books are closed for {date}.",
                     *           "fix": "Open the period in QuickBooks, or change the date of the record; or have documents dated on the first open day (setting closedPeriods): the next batch then takes it.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "processing-failed",
                     *           "category": "platform",
                     *           "message": "This record could not be processed: {detail}.",
                     *           "fix": "Run the record again, or change it. If it fails again, tell support this sentence; nothing was written twice, and no other record is held up.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "qbo-total-differs",
                     *           "category": "data",
                     *           "message": "QuickBooks shows a total of {returned}, we sent {sent}.",
                     *           "fix": "Compare the document in QuickBooks with the record; rounding or tax settings usually differ.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "quickbooks-holds-other",
                     *           "category": "data",
                     *           "message": "QuickBooks took the document but holds something else than was sent: {fields}.",
                     *           "fix": "Compare the document in QuickBooks with the record, and correct the one that is wrong.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "quickbooks-timeout",
                     *           "category": "timeout",
                     *           "message": "QuickBooks took too long to answer.",
                     *           "fix": "Nothing to do: it is tried again, and never written twice.",
                     *           "retryable": true,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "quickbooks-unavailable",
                     *           "category": "upstream",
                     *           "message": "QuickBooks did not give a clear answer: {detail}.",
                     *           "fix": "Nothing to do: it is tried again, and never written twice.",
                     *           "retryable": true,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "reference-gone",
                     *           "category": "mapping",
                     *           "message": "The {kind} \"{name}\" is no longer in QuickBooks: it was merged with another one or deleted.",
                     *           "fix": "Map the name to the one that took its place.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "reference-inactive",
                     *           "category": "mapping",
                     *           "message": "The {kind} \"{name}\" is inactive in QuickBooks.",
                     *           "fix": "Make it active again in QuickBooks, or map the name to another one.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "reference-invalid",
                     *           "category": "mapping",
                     *           "message": "QuickBooks no longer knows something this record refers to: {detail}.",
                     *           "fix": "Check that the customers, vendors, accounts and products of the record are active in QuickBooks; the record is tried again after a change.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "reference-unusable",
                     *           "category": "mapping",
                     *           "message": "The name \"{name}\" belongs to {holder} in QuickBooks, not to a {kind}.",
                     *           "fix": "Rename one of the two in QuickBooks, or map the name to what is meant.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "references-missing",
                     *           "category": "mapping",
                     *           "message": "Several things are missing before this record can go out: {list}.",
                     *           "fix": "Settle each of them in QuickBooks, by a mapping or in the settings; the record then goes out by itself.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "refund-to-bank",
                     *           "category": "data",
                     *           "message": "The expense comes to {total}: money that came back to \"{name}\". QuickBooks books that as an expense only on a credit card or for a person.",
                     *           "fix": "Enter the money in QuickBooks as a bank deposit, and let the record go (an operation on the record); or map the payment method to the credit card that the money came back to: the next batch then takes it.",
                     *           "retryable": false,
                     *           "types": [
                     *             "expenses"
                     *           ]
                     *         },
                     *         {
                     *           "code": "refused-by-quickbooks",
                     *           "category": "data",
                     *           "message": "QuickBooks refused the document: {detail}.",
                     *           "fix": "Correct the record as QuickBooks says and send it again.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "setting-missing",
                     *           "category": "mapping",
                     *           "message": "The settings of the company do not say {what}.",
                     *           "fix": "Say it in the settings of the company ({setting}); the next batch then takes the record.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "stock-short",
                     *           "category": "data",
                     *           "message": "There is less in stock than this record takes: {detail}.",
                     *           "fix": "Book first what is missing, with a receipt or an adjustment; then run the record again.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "stock-starts-later",
                     *           "category": "data",
                     *           "message": "QuickBooks counts the stock of a product of this record only from a later day than {date}.",
                     *           "fix": "Give the product an earlier start date in QuickBooks (Adjust starting value), or change the date of the record; then run the record again.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "tax-code-missing",
                     *           "category": "mapping",
                     *           "message": "There is no tax code \"{name}\" in QuickBooks.",
                     *           "fix": "Map the tax code to one of QuickBooks, or set it up there.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "tax-codes-differ",
                     *           "category": "mapping",
                     *           "message": "The tax codes {names} are several tax codes in QuickBooks, and it takes one where the record has them all.",
                     *           "fix": "Map them all to one tax code of QuickBooks that stands for them together, or let tax go out as lines (setting taxes).",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "tax-differs",
                     *           "category": "data",
                     *           "message": "QuickBooks shows a tax of {returned}, the record says {stated}.",
                     *           "fix": "Compare the tax in QuickBooks with the record; the rates of the mapped tax code or the address usually differ.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "terms-missing",
                     *           "category": "mapping",
                     *           "message": "There are no payment terms \"{name}\" in QuickBooks.",
                     *           "fix": "Create the terms in QuickBooks, or map the name to existing ones.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "total-mismatch",
                     *           "category": "data",
                     *           "message": "The lines add up to {computed}, but the record says its total is {stated}.",
                     *           "fix": "Correct the lines, the discount or the total and send the record again.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "value-missing",
                     *           "category": "data",
                     *           "message": "A journal entry needs the value of all goods, and nobody says what {items} cost.",
                     *           "fix": "Send the record again with the unit cost or the amount of each line.",
                     *           "retryable": false,
                     *           "types": [
                     *             "inventory"
                     *           ]
                     *         },
                     *         {
                     *           "code": "vendor-missing",
                     *           "category": "mapping",
                     *           "message": "There is no vendor \"{name}\" in QuickBooks.",
                     *           "fix": "Create the vendor in QuickBooks, map the name to another one, or let AutoSync create vendors (setting createVendors).",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "voided-in-quickbooks",
                     *           "category": "conflict",
                     *           "message": "The document was voided in QuickBooks, so its amounts are zero.",
                     *           "fix": "Use one of the operations on the record: take QuickBooks’ version, send it as a new document, or let it go.",
                     *           "retryable": false,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         },
                     *         {
                     *           "code": "worker-crash",
                     *           "category": "platform",
                     *           "message": "Processing this record stopped the worker several times, so it was set aside.",
                     *           "fix": "It is tried again a day later, and whenever you run it again. Tell support if it does not pass: nothing was written twice.",
                     *           "retryable": true,
                     *           "types": [
                     *             "invoices",
                     *             "expenses",
                     *             "inventory",
                     *             "payments"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FailureCatalogue"];
                };
            };
            429: components["responses"]["RateLimited"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showProblemType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `code` of a problem
                 * @example version-mismatch
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>It was changed meanwhile · AutoSync</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#1a1a1a}h1{font-size:1.4rem}button{font:inherit;font-weight:600;padding:.5rem 1rem;border:0;border-radius:6px;background:#0b5f5f;color:#fff;cursor:pointer}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}</style></head><body><main><h1>It was changed meanwhile</h1><p>Somebody changed it since you read it. Read it again, and send your change with the new ETag. (HTTP 412, code version-mismatch)</p></main></body></html> */
                    "text/html": string;
                };
            };
            /** @description The request cannot be understood: a page says so */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description There is no such thing: a page says so */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Too many requests: a page says so */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page for people about any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getSelf: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "key",
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000004",
                     *       "name": "key of Northwind IT",
                     *       "tenantId": "0197f3a2-7c1e-7d11-9a53-000000000002",
                     *       "isOperator": false,
                     *       "scopes": [
                     *         "companies:read",
                     *         "companies:write",
                     *         "connections:read",
                     *         "connections:write",
                     *         "settings:read",
                     *         "settings:write",
                     *         "records:read",
                     *         "records:write",
                     *         "payments:read",
                     *         "batches:read",
                     *         "batches:write",
                     *         "webhooks:read",
                     *         "webhooks:write",
                     *         "audit:read",
                     *         "keys:read",
                     *         "keys:write"
                     *       ],
                     *       "companyIds": null,
                     *       "expiresAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Self"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTenants: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000002",
                     *           "name": "Northwind IT",
                     *           "createdAt": "2026-03-02T09:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000001",
                     *           "name": "Fabrikam Services",
                     *           "createdAt": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TenantPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Fabrikam Services"
                 *     }
                 */
                "application/json": components["schemas"]["TenantInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000001",
                     *       "name": "Fabrikam Services",
                     *       "createdAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description UUID in lower case */
                tenantId?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000004",
                     *           "tenantId": "0197f3a2-7c1e-7d11-9a53-000000000002",
                     *           "name": "key of Northwind IT",
                     *           "prefix": "ask_exampl",
                     *           "scopes": [
                     *             "companies:read",
                     *             "companies:write",
                     *             "connections:read",
                     *             "connections:write",
                     *             "settings:read",
                     *             "settings:write",
                     *             "records:read",
                     *             "records:write",
                     *             "payments:read",
                     *             "batches:read",
                     *             "batches:write",
                     *             "webhooks:read",
                     *             "webhooks:write",
                     *             "audit:read",
                     *             "keys:read",
                     *             "keys:write"
                     *           ],
                     *           "companyIds": null,
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "expiresAt": null,
                     *           "lastUsedAt": "2026-03-02T09:00:00.000Z",
                     *           "revokedAt": null
                     *         },
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000005",
                     *           "tenantId": "0197f3a2-7c1e-7d11-9a53-000000000002",
                     *           "name": "Month-end job",
                     *           "prefix": "ask_exampl",
                     *           "scopes": [
                     *             "companies:read",
                     *             "batches:read"
                     *           ],
                     *           "companyIds": null,
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "expiresAt": "2026-03-02T09:00:00.000Z",
                     *           "lastUsedAt": null,
                     *           "revokedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI2LTExLTMwVDIzOjE4OjU2LjMyMVoiLCIxNzYzZDE3Ni0xYzE3LTRkOGItOGM2OS1iZWM0NDUxNzFjMWEiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Month-end job",
                 *       "scopes": [
                 *         "companies:read",
                 *         "batches:read"
                 *       ],
                 *       "expiresAt": "2026-03-02T09:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000005",
                     *       "tenantId": "0197f3a2-7c1e-7d11-9a53-000000000002",
                     *       "name": "Month-end job",
                     *       "prefix": "ask_exampl",
                     *       "scopes": [
                     *         "companies:read",
                     *         "batches:read"
                     *       ],
                     *       "companyIds": null,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "expiresAt": "2026-03-02T09:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "revokedAt": null,
                     *       "key": "ask_example_not_a_real_key"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000005
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapSeconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000006",
                     *       "tenantId": "0197f3a2-7c1e-7d11-9a53-000000000002",
                     *       "name": "Month-end job",
                     *       "prefix": "ask_exampl",
                     *       "scopes": [
                     *         "companies:read",
                     *         "batches:read"
                     *       ],
                     *       "companyIds": null,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "expiresAt": "2026-03-02T09:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "revokedAt": null,
                     *       "key": "ask_example_not_a_real_key"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000006
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000006",
                     *       "tenantId": "0197f3a2-7c1e-7d11-9a53-000000000002",
                     *       "name": "Month-end job",
                     *       "prefix": "ask_exampl",
                     *       "scopes": [
                     *         "companies:read",
                     *         "batches:read"
                     *       ],
                     *       "companyIds": null,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "expiresAt": "2026-03-02T09:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "revokedAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCompanies: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *           "name": "Contoso Ltd",
                     *           "timeZone": "America/Chicago",
                     *           "settings": {},
                     *           "disabled": false,
                     *           "realmId": null,
                     *           "connectionState": "disconnected",
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "updatedAt": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["CompanyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Contoso Ltd",
                 *       "timeZone": "America/Chicago"
                 *     }
                 */
                "application/json": components["schemas"]["CompanyInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "name": "Contoso Ltd",
                     *       "timeZone": "America/Chicago",
                     *       "settings": {},
                     *       "disabled": false,
                     *       "realmId": null,
                     *       "connectionState": "disconnected",
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "updatedAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Company"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "name": "Contoso Ltd",
                     *       "timeZone": "America/Chicago",
                     *       "settings": {},
                     *       "disabled": false,
                     *       "realmId": null,
                     *       "connectionState": "disconnected",
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "updatedAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Company"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "name": "Contoso Ltd",
                     *       "state": "removing",
                     *       "removedAt": "2026-03-02T09:00:00.000Z",
                     *       "releasedAt": null,
                     *       "kept": [
                     *         {
                     *           "what": "Records, payments and mappings",
                     *           "until": "2026-03-02T09:00:00.000Z"
                     *         },
                     *         {
                     *           "what": "Batches and what was done with each record",
                     *           "until": "2026-03-02T09:00:00.000Z"
                     *         },
                     *         {
                     *           "what": "The audit log",
                     *           "until": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CompanyRemoval"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Contoso Ltd"
                 *     }
                 */
                "application/json": components["schemas"]["CompanyPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "name": "Contoso Ltd",
                     *       "timeZone": "America/Chicago",
                     *       "settings": {},
                     *       "disabled": false,
                     *       "realmId": null,
                     *       "connectionState": "disconnected",
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "updatedAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Company"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000001
                 */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000001",
                     *       "name": "Fabrikam Services",
                     *       "state": "removed",
                     *       "removedAt": "2026-03-02T09:00:00.000Z",
                     *       "companiesLeft": 0,
                     *       "kept": [
                     *         {
                     *           "what": "Records, payments and mappings",
                     *           "until": "2026-03-02T09:00:00.000Z"
                     *         },
                     *         {
                     *           "what": "Batches and what was done with each record",
                     *           "until": "2026-03-02T09:00:00.000Z"
                     *         },
                     *         {
                     *           "what": "The audit log",
                     *           "until": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TenantRemoval"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "connected",
                     *       "realmId": "9341113500413184",
                     *       "realmVerified": true,
                     *       "reason": null,
                     *       "tokenExpiresAt": "2026-03-02T09:00:00.000Z",
                     *       "updatedAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Connection"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authorizeUrl": "http://autosync.example.com/v1/oauth/start?state=example",
                     *       "expiresAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedConnection"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disconnect: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disconnected */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseRealm: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description QuickBooks’ id of the company: 1 to 20 digits
                 * @example 9341113500413184
                 */
                realmId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Sold to another firm"
                 *     }
                 */
                "application/json": components["schemas"]["RealmReleaseInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "realmId": "9341113500413184",
                     *       "tenantId": "0197f3a2-7c1e-7d11-9a53-000000000002",
                     *       "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "companyName": "Contoso Ltd",
                     *       "state": "draining",
                     *       "releasedAt": null,
                     *       "follows": [
                     *         "The company keeps its records, its settings and what it knows of the QuickBooks company; nothing is changed in QuickBooks.",
                     *         "Nothing of it is synced until it is connected again.",
                     *         "It can be connected to this QuickBooks company only, and only while no other company has it."
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RealmRelease"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBooksReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "foundAt": "2026-03-02T09:00:00.000Z",
                     *       "detail": "the Id 1",
                     *       "known": {
                     *         "records": 6,
                     *         "openCalls": 0,
                     *         "mappings": 2,
                     *         "documents": 1
                     *       },
                     *       "decisions": [
                     *         {
                     *           "decision": "send-again",
                     *           "does": "Forgets which documents 6 records have, 2 mappings, 1 document that came back, 0 calls without an answer and all lists of names. Nothing is changed in QuickBooks. Then 6 records and what waits go out with the next batches, as new documents."
                     *         },
                     *         {
                     *           "decision": "rest",
                     *           "does": "Forgets which documents 6 records have, 2 mappings, 1 document that came back, 0 calls without an answer and all lists of names. Nothing is changed in QuickBooks. Then 6 records rest until they change or are sent as new; what was never sent goes out."
                     *         },
                     *         {
                     *           "decision": "same-books",
                     *           "does": "Forgets nothing: all records keep their documents. Payments are read anew from the beginning."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BooksReset"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideBooksReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /**
                 * @description ETag of the finding that you read; needed
                 * @example "1796080738916"
                 */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "rest"
                 *     }
                 */
                "application/json": components["schemas"]["BooksDecision"];
            };
        };
        responses: {
            /** @description What was known of the books before, and what was decided */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "decision": "rest",
                     *       "known": {
                     *         "records": 6,
                     *         "openCalls": 0,
                     *         "mappings": 2,
                     *         "documents": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BooksDecided"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestInProgress"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            428: components["responses"]["IfMatchRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showConnectionStart: {
        parameters: {
            query?: {
                /**
                 * @description What `authorizeUrl` holds: good once, for a while
                 * @example -4VTUxjI_jHYqKSh6Gie5rOw35GwjrBbmapjnHxJrp4
                 */
                state?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The question, with whose books it is about */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Connect Contoso Ltd to QuickBooks? · AutoSync</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#1a1a1a}h1{font-size:1.4rem}button{font:inherit;font-weight:600;padding:.5rem 1rem;border:0;border-radius:6px;background:#0b5f5f;color:#fff;cursor:pointer}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}</style></head><body><main><h1>Connect Contoso Ltd to QuickBooks?</h1><p>Northwind IT will be able to read and write the books of the QuickBooks company that you choose next, for Contoso Ltd. Go on only if you know them and expected this. Finish in this browser.</p><form method="post" action="http://autosync.example.com/v1/oauth/start?state=example"><button>Go on to QuickBooks</button></form></main></body></html> */
                    "text/html": string;
                };
            };
            /** @description The link is no longer good */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Too many requests: a page says so */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page for people about any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    beginConnection: {
        parameters: {
            query?: {
                /**
                 * @description What `authorizeUrl` holds: good once, for a while
                 * @example -4VTUxjI_jHYqKSh6Gie5rOw35GwjrBbmapjnHxJrp4
                 */
                state?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to QuickBooks */
            303: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The link is no longer good */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description It did not come from our own page */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The body is too large: a page says so */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The body must be application/json: a page says so */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Too many requests: a page says so */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page for people about any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    finishConnection: {
        parameters: {
            query?: {
                /**
                 * @description What the start page sent to QuickBooks
                 * @example -4VTUxjI_jHYqKSh6Gie5rOw35GwjrBbmapjnHxJrp4
                 */
                state?: unknown;
                /**
                 * @description What Intuit changes for tokens, once
                 * @example AB119HsyQuOQwQvHRR1Q9vlMyk8jPmZt
                 */
                code?: unknown;
                /**
                 * @description The QuickBooks company that was chosen
                 * @example 9341113500413184
                 */
                realmId?: unknown;
                /** @description Why there is no code */
                error?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The company is connected */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Connected · AutoSync</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#1a1a1a}h1{font-size:1.4rem}button{font:inherit;font-weight:600;padding:.5rem 1rem;border:0;border-radius:6px;background:#0b5f5f;color:#fff;cursor:pointer}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}</style></head><body><main><h1>Connected</h1><p>Contoso Ltd is connected to the QuickBooks company 9341113500413184. You can close this window.</p></main></body></html> */
                    "text/html": string;
                };
            };
            /** @description Not connected: the link or the code is no longer good */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Not connected: it was not allowed, or begun in another browser */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Not connected: the QuickBooks company is another one, or in use */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Too many requests: a page says so */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Not connected: something did not answer */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page for people about any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    takeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Over the bytes of the body
                 * @example XD52wx0tQg9tfDyZp6v+lVOv1Or7oKKJrlijBiK82vw=
                 */
                "intuit-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What Intuit sends */
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntuitEvents"];
                /** @example [{"type":"qbo.payment.created.v1","intuitaccountid":"9341113500413184"}] */
                "application/cloudevents-batch+json": components["schemas"]["IntuitEvents"];
            };
        };
        responses: {
            /** @description Stored: there is no need to send it again */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Taken"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            503: components["responses"]["Unavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAutoSync: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enabled": false,
                     *       "intervalMinutes": 120,
                     *       "types": {
                     *         "expenses": {
                     *           "enabled": false,
                     *           "intervalMinutes": null,
                     *           "nextRunAt": null,
                     *           "lastRunAt": null,
                     *           "lastSuccessAt": null,
                     *           "lastReason": null,
                     *           "pending": 3,
                     *           "consecutiveFailures": 0,
                     *           "disconnectedReason": null,
                     *           "lasts": null,
                     *           "slots": {
                     *             "due": 0,
                     *             "queued": 0,
                     *             "coalesced": 0,
                     *             "skipped": 0
                     *           }
                     *         },
                     *         "inventory": {
                     *           "enabled": false,
                     *           "intervalMinutes": null,
                     *           "nextRunAt": null,
                     *           "lastRunAt": null,
                     *           "lastSuccessAt": null,
                     *           "lastReason": null,
                     *           "pending": 3,
                     *           "consecutiveFailures": 0,
                     *           "disconnectedReason": null,
                     *           "lasts": null,
                     *           "slots": {
                     *             "due": 0,
                     *             "queued": 0,
                     *             "coalesced": 0,
                     *             "skipped": 0
                     *           }
                     *         },
                     *         "invoices": {
                     *           "enabled": false,
                     *           "intervalMinutes": null,
                     *           "nextRunAt": null,
                     *           "lastRunAt": null,
                     *           "lastSuccessAt": null,
                     *           "lastReason": null,
                     *           "pending": 3,
                     *           "consecutiveFailures": 0,
                     *           "disconnectedReason": null,
                     *           "lasts": null,
                     *           "slots": {
                     *             "due": 0,
                     *             "queued": 0,
                     *             "coalesced": 0,
                     *             "skipped": 0
                     *           }
                     *         },
                     *         "payments": {
                     *           "enabled": false,
                     *           "intervalMinutes": null,
                     *           "nextRunAt": null,
                     *           "lastRunAt": null,
                     *           "lastSuccessAt": null,
                     *           "lastReason": null,
                     *           "pending": null,
                     *           "consecutiveFailures": 0,
                     *           "disconnectedReason": null,
                     *           "lasts": null,
                     *           "slots": {
                     *             "due": 0,
                     *             "queued": 0,
                     *             "coalesced": 0,
                     *             "skipped": 0
                     *           }
                     *         }
                     *       },
                     *       "pauses": [],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["AutoSync"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceAutoSync: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that you read: what somebody changed since is not overwritten. `*`: whatever it is
                 * @example *
                 */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": true,
                 *       "intervalMinutes": 120,
                 *       "types": {
                 *         "invoices": {
                 *           "enabled": true
                 *         }
                 *       },
                 *       "overrideNote": "First sync is watched by us"
                 *     }
                 */
                "application/json": components["schemas"]["AutoSyncInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enabled": true,
                     *       "intervalMinutes": 120,
                     *       "types": {
                     *         "expenses": {
                     *           "enabled": false,
                     *           "intervalMinutes": null,
                     *           "nextRunAt": null,
                     *           "lastRunAt": null,
                     *           "lastSuccessAt": null,
                     *           "lastReason": null,
                     *           "pending": 3,
                     *           "consecutiveFailures": 0,
                     *           "disconnectedReason": null,
                     *           "lasts": null,
                     *           "slots": {
                     *             "due": 0,
                     *             "queued": 0,
                     *             "coalesced": 0,
                     *             "skipped": 0
                     *           }
                     *         },
                     *         "inventory": {
                     *           "enabled": false,
                     *           "intervalMinutes": null,
                     *           "nextRunAt": null,
                     *           "lastRunAt": null,
                     *           "lastSuccessAt": null,
                     *           "lastReason": null,
                     *           "pending": 3,
                     *           "consecutiveFailures": 0,
                     *           "disconnectedReason": null,
                     *           "lasts": null,
                     *           "slots": {
                     *             "due": 0,
                     *             "queued": 0,
                     *             "coalesced": 0,
                     *             "skipped": 0
                     *           }
                     *         },
                     *         "invoices": {
                     *           "enabled": true,
                     *           "intervalMinutes": null,
                     *           "nextRunAt": "2026-03-02T09:00:00.000Z",
                     *           "lastRunAt": null,
                     *           "lastSuccessAt": null,
                     *           "lastReason": null,
                     *           "pending": 3,
                     *           "consecutiveFailures": 0,
                     *           "disconnectedReason": null,
                     *           "lasts": null,
                     *           "slots": {
                     *             "due": 0,
                     *             "queued": 0,
                     *             "coalesced": 0,
                     *             "skipped": 0
                     *           }
                     *         },
                     *         "payments": {
                     *           "enabled": false,
                     *           "intervalMinutes": null,
                     *           "nextRunAt": null,
                     *           "lastRunAt": null,
                     *           "lastSuccessAt": null,
                     *           "lastReason": null,
                     *           "pending": null,
                     *           "consecutiveFailures": 0,
                     *           "disconnectedReason": null,
                     *           "lasts": null,
                     *           "slots": {
                     *             "due": 0,
                     *             "queued": 0,
                     *             "coalesced": 0,
                     *             "skipped": 0
                     *           }
                     *         }
                     *       },
                     *       "pauses": [],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["AutoSync"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NotReady"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            428: components["responses"]["IfMatchRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: {
                /** @description Only what matters to this type */
                type?: components["schemas"]["RecordType"];
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ready": false,
                     *       "types": [
                     *         "invoices",
                     *         "expenses",
                     *         "inventory",
                     *         "payments"
                     *       ],
                     *       "checks": [
                     *         {
                     *           "code": "connected",
                     *           "required": true,
                     *           "state": "pass",
                     *           "reason": "The company is connected to QuickBooks."
                     *         },
                     *         {
                     *           "code": "tokens-readable",
                     *           "required": true,
                     *           "state": "pass",
                     *           "reason": "The tokens of the connection can be read."
                     *         },
                     *         {
                     *           "code": "quickbooks-answers",
                     *           "required": true,
                     *           "state": "pass",
                     *           "reason": "QuickBooks answered; its lists were last read on November 30, 2026 at 5:18 PM CST."
                     *         },
                     *         {
                     *           "code": "default-accounts",
                     *           "required": true,
                     *           "state": "fail",
                     *           "reason": "There is no income account for new services. Name it (setting serviceIncomeAccount), or let AutoSync create none (setting createItems)."
                     *         },
                     *         {
                     *           "code": "names-mapped",
                     *           "required": true,
                     *           "state": "pass",
                     *           "reason": "No record waits for a name that is missing in QuickBooks."
                     *         },
                     *         {
                     *           "code": "plan-features",
                     *           "required": true,
                     *           "state": "unknown",
                     *           "reason": "QuickBooks’ preferences have not been read yet."
                     *         },
                     *         {
                     *           "code": "tried-by-hand",
                     *           "required": true,
                     *           "state": "fail",
                     *           "reason": "Run a batch by hand first: there was no successful one of Invoices, Expenses, Inventory, Payments."
                     *         },
                     *         {
                     *           "code": "closed-books",
                     *           "required": false,
                     *           "state": "unknown",
                     *           "reason": "QuickBooks’ preferences have not been read yet."
                     *         },
                     *         {
                     *           "code": "interval",
                     *           "required": false,
                     *           "state": "pass",
                     *           "reason": "The interval is 120 minutes or longer."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNextRuns: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "timeZone": "America/Chicago",
                     *       "items": [
                     *         {
                     *           "type": "invoices",
                     *           "at": "2026-03-02T09:00:00.000Z",
                     *           "localTime": "2026-11-30T17:53:10-06:00"
                     *         },
                     *         {
                     *           "type": "invoices",
                     *           "at": "2026-03-02T09:00:00.000Z",
                     *           "localTime": "2026-11-30T19:53:10-06:00"
                     *         },
                     *         {
                     *           "type": "invoices",
                     *           "at": "2026-03-02T09:00:00.000Z",
                     *           "localTime": "2026-11-30T21:53:10-06:00"
                     *         },
                     *         {
                     *           "type": "invoices",
                     *           "at": "2026-03-02T09:00:00.000Z",
                     *           "localTime": "2026-11-30T23:53:10-06:00"
                     *         },
                     *         {
                     *           "type": "invoices",
                     *           "at": "2026-03-02T09:00:00.000Z",
                     *           "localTime": "2026-12-01T01:53:10-06:00"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["NextRuns"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPauses: {
        parameters: {
            query?: {
                /** @description UUID in lower case */
                companyId?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000015",
                     *           "scope": "company",
                     *           "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *           "type": "invoices",
                     *           "note": "Books are being closed",
                     *           "by": "key of Northwind IT",
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "endedAt": null,
                     *           "endedBy": null,
                     *           "endNote": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PauseList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPause: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                 *       "type": "invoices",
                 *       "note": "Books are being closed"
                 *     }
                 */
                "application/json": components["schemas"]["PauseInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000015",
                     *       "scope": "company",
                     *       "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "type": "invoices",
                     *       "note": "Books are being closed",
                     *       "by": "key of Northwind IT",
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "endedAt": null,
                     *       "endedBy": null,
                     *       "endNote": null
                     *     }
                     */
                    "application/json": components["schemas"]["Pause"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endPause: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000015
                 */
                pauseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Closed"
                 *     }
                 */
                "application/json": components["schemas"]["PauseEnd"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000015",
                     *       "scope": "company",
                     *       "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "type": "invoices",
                     *       "note": "Books are being closed",
                     *       "by": "key of Northwind IT",
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "endedAt": "2026-03-02T09:00:00.000Z",
                     *       "endedBy": "key of Northwind IT",
                     *       "endNote": "Closed"
                     *     }
                     */
                    "application/json": components["schemas"]["Pause"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSystemPauses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000003",
                     *           "scope": "everything",
                     *           "companyId": null,
                     *           "type": null,
                     *           "note": "Restore test",
                     *           "by": "operator",
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "endedAt": null,
                     *           "endedBy": null,
                     *           "endNote": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PauseList"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSystemPause: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Restore test"
                 *     }
                 */
                "application/json": components["schemas"]["SystemPauseInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000003",
                     *       "scope": "everything",
                     *       "companyId": null,
                     *       "type": null,
                     *       "note": "Restore test",
                     *       "by": "operator",
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "endedAt": null,
                     *       "endedBy": null,
                     *       "endNote": null
                     *     }
                     */
                    "application/json": components["schemas"]["Pause"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSystemPause: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000003
                 */
                pauseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Done"
                 *     }
                 */
                "application/json": components["schemas"]["PauseEnd"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000003",
                     *       "scope": "everything",
                     *       "companyId": null,
                     *       "type": null,
                     *       "note": "Restore test",
                     *       "by": "operator",
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "endedAt": "2026-03-02T09:00:00.000Z",
                     *       "endedBy": "operator",
                     *       "endNote": "Done"
                     *     }
                     */
                    "application/json": components["schemas"]["Pause"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recipients": [],
                     *       "digestHour": 7,
                     *       "mailInstalled": false
                     *     }
                     */
                    "application/json": components["schemas"]["Notifications"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceNotifications: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that you read: what somebody changed since is not overwritten. `*`: whatever it is
                 * @example *
                 */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "recipients": [
                 *         {
                 *           "address": "anna@example.com",
                 *           "about": [
                 *             "records"
                 *           ],
                 *           "types": [],
                 *           "when": "daily"
                 *         }
                 *       ],
                 *       "digestHour": 8
                 *     }
                 */
                "application/json": components["schemas"]["NotificationsInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recipients": [
                     *         {
                     *           "address": "anna@example.com",
                     *           "about": [
                     *             "records"
                     *           ],
                     *           "types": [],
                     *           "when": "daily"
                     *         }
                     *       ],
                     *       "digestHour": 8,
                     *       "mailInstalled": false
                     *     }
                     */
                    "application/json": components["schemas"]["Notifications"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            428: components["responses"]["IfMatchRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000001a",
                     *           "url": "https://hooks.example.com/autosync",
                     *           "description": "",
                     *           "eventTypes": [
                     *             "batch.finished"
                     *           ],
                     *           "companyIds": [],
                     *           "contact": "ops@example.com",
                     *           "enabled": true,
                     *           "disabledReason": null,
                     *           "disabledAt": null,
                     *           "failingSince": null,
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "secrets": [
                     *             {
                     *               "id": "0197f3a2-7c1e-7d11-9a53-00000000001b",
                     *               "createdAt": "2026-03-02T09:00:00.000Z",
                     *               "expiresAt": null
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own for this request: a repeat with it gets the stored answer
                 * @example hook-1
                 */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://hooks.example.com/autosync",
                 *       "eventTypes": [
                 *         "batch.finished"
                 *       ],
                 *       "contact": "ops@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000001a",
                     *       "url": "https://hooks.example.com/autosync",
                     *       "description": "",
                     *       "eventTypes": [
                     *         "batch.finished"
                     *       ],
                     *       "companyIds": [],
                     *       "contact": "ops@example.com",
                     *       "enabled": true,
                     *       "disabledReason": null,
                     *       "disabledAt": null,
                     *       "failingSince": null,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "secrets": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000001b",
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "expiresAt": null
                     *         }
                     *       ],
                     *       "secret": "whsec_c2hvd24gb25jZSwgYW5kIG5vdCBhIHJlYWwgc2VjcmV0Lg=="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestInProgressOrWebhookLimit"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001a
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000001a",
                     *       "url": "https://hooks.example.com/autosync",
                     *       "description": "",
                     *       "eventTypes": [
                     *         "batch.finished"
                     *       ],
                     *       "companyIds": [],
                     *       "contact": "ops@example.com",
                     *       "enabled": true,
                     *       "disabledReason": null,
                     *       "disabledAt": null,
                     *       "failingSince": null,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "secrets": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000001b",
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "expiresAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that you read: what somebody changed since is not overwritten. `*`: whatever it is
                 * @example *
                 */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001a
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://hooks.example.com/autosync",
                 *       "eventTypes": [
                 *         "batch.finished"
                 *       ],
                 *       "contact": "ops@example.com",
                 *       "description": "Data warehouse",
                 *       "companyIds": [],
                 *       "enabled": true
                 *     }
                 */
                "application/json": components["schemas"]["WebhookReplacement"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000001a",
                     *       "url": "https://hooks.example.com/autosync",
                     *       "description": "Data warehouse",
                     *       "eventTypes": [
                     *         "batch.finished"
                     *       ],
                     *       "companyIds": [],
                     *       "contact": "ops@example.com",
                     *       "enabled": true,
                     *       "disabledReason": null,
                     *       "disabledAt": null,
                     *       "failingSince": null,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "secrets": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000001b",
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "expiresAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            428: components["responses"]["IfMatchRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001a
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001a
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapSeconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["WebhookSecretRotationInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000001a",
                     *       "url": "https://hooks.example.com/autosync",
                     *       "description": "Data warehouse",
                     *       "eventTypes": [
                     *         "batch.finished"
                     *       ],
                     *       "companyIds": [],
                     *       "contact": "ops@example.com",
                     *       "enabled": true,
                     *       "disabledReason": null,
                     *       "disabledAt": null,
                     *       "failingSince": null,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "secrets": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000001c",
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "expiresAt": null
                     *         },
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000001b",
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "expiresAt": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "secret": "whsec_c2hvd24gb25jZSwgYW5kIG5vdCBhIHJlYWwgc2VjcmV0Lg=="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001a
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Retry-After": components["headers"]["Retry-After"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000001d",
                     *       "eventId": "0197f3a2-7c1e-7d11-9a53-00000000001e",
                     *       "type": "webhook.test",
                     *       "companyId": null,
                     *       "state": "waiting",
                     *       "attemptCount": 0,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "nextAttemptAt": "2026-03-02T09:00:00.000Z",
                     *       "endedAt": null,
                     *       "lastAttempt": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestInProgressOrWebhookDisabled"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description waiting: it is tried now, or again later; delivered; failed: for good; skipped: the webhook was switched off */
                state?: components["schemas"]["WebhookDeliveryState"];
                /** @description Only of this record type */
                type?: components["schemas"]["WebhookDeliveryType"];
                /** @description UUID in lower case */
                companyId?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001a
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000001d",
                     *           "eventId": "0197f3a2-7c1e-7d11-9a53-00000000001e",
                     *           "type": "webhook.test",
                     *           "companyId": null,
                     *           "state": "waiting",
                     *           "attemptCount": 1,
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "nextAttemptAt": "2026-03-02T09:00:00.000Z",
                     *           "endedAt": null,
                     *           "lastAttempt": {
                     *             "number": 1,
                     *             "at": "2026-03-02T09:00:00.000Z",
                     *             "outcome": null,
                     *             "durationMs": null,
                     *             "status": null,
                     *             "detail": null,
                     *             "answer": null
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001a
                 */
                webhookId: string;
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001d
                 */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000001d",
                     *       "eventId": "0197f3a2-7c1e-7d11-9a53-00000000001e",
                     *       "type": "webhook.test",
                     *       "companyId": null,
                     *       "state": "waiting",
                     *       "attemptCount": 1,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "nextAttemptAt": "2026-03-02T09:00:00.000Z",
                     *       "endedAt": null,
                     *       "attempts": [
                     *         {
                     *           "number": 1,
                     *           "at": "2026-03-02T09:00:00.000Z",
                     *           "outcome": "not-resolved",
                     *           "durationMs": 13,
                     *           "status": null,
                     *           "detail": "The name of the address is not known.",
                     *           "answer": null
                     *         }
                     *       ],
                     *       "body": "{\"type\":\"webhook.test\",\"timestamp\":\"2026-03-02T09:00:00.000Z\",\"data\":{\"tenantId\":\"0197f3a2-7c1e-7d11-9a53-000000000002\",\"link\":\"http://autosync.example.com/v1/webhooks/0197f3a2-7c1e-7d11-9a53-00000000001a\"}}"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryDetails"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001a
                 */
                webhookId: string;
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001d
                 */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Retry-After": components["headers"]["Retry-After"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000001d",
                     *       "eventId": "0197f3a2-7c1e-7d11-9a53-00000000001e",
                     *       "type": "webhook.test",
                     *       "companyId": null,
                     *       "state": "waiting",
                     *       "attemptCount": 1,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "nextAttemptAt": "2026-03-02T09:00:00.000Z",
                     *       "endedAt": null,
                     *       "lastAttempt": {
                     *         "number": 1,
                     *         "at": "2026-03-02T09:00:00.000Z",
                     *         "outcome": "not-resolved",
                     *         "durationMs": 13,
                     *         "status": null,
                     *         "detail": "The name of the address is not known.",
                     *         "answer": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestInProgressOrWebhookDisabled"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliverWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001a
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-03-02T09:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["RedeliveryInput"];
            };
        };
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 0,
                     *       "more": false
                     *     }
                     */
                    "application/json": components["schemas"]["Redelivery"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestInProgressOrWebhookDisabled"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showRerunLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description From the link of the mail
                 * @example test.Y6FBmkYpJ6UDz-3tAVSxK1MkkD6NHWnTOvL_PNrbzBhPYZbsoEia7prSt-BSgXv4YxaWc50Ilo2TE0vWGEqpN2JCOEwVqgw0PJC58lrQz8AkgZzt8frT_24UtNlpjrvZcA0WIxg
                 */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The question, or that nothing is left to do */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Try 1 record again? · AutoSync</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#1a1a1a}h1{font-size:1.4rem}button{font:inherit;font-weight:600;padding:.5rem 1rem;border:0;border-radius:6px;background:#0b5f5f;color:#fff;cursor:pointer}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}</style></head><body><main><h1>Try 1 record again?</h1><p>Contoso Ltd: 1 record failed. AutoSync will try 1 record again, as it is now, and nothing else.</p><form method="post" action="/v1/rerun-links/test.Y6FBmkYpJ6UDz-3tAVSxK1MkkD6NHWnTOvL_PNrbzBhPYZbsoEia7prSt-BSgXv4YxaWc50Ilo2TE0vWGEqpN2JCOEwVqgw0PJC58lrQz8AkgZzt8frT_24UtNlpjrvZcA0WIxg"><button>Try again</button></form></main></body></html> */
                    "text/html": string;
                };
            };
            /** @description The link was not made by us, or is not whole */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The link has expired */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Too many requests: a page says so */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A part of AutoSync does not answer */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page for people about any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    useRerunLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description From the link of the mail
                 * @example test.Y6FBmkYpJ6UDz-3tAVSxK1MkkD6NHWnTOvL_PNrbzBhPYZbsoEia7prSt-BSgXv4YxaWc50Ilo2TE0vWGEqpN2JCOEwVqgw0PJC58lrQz8AkgZzt8frT_24UtNlpjrvZcA0WIxg
                 */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their batch has been started, or nothing was left to do */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>On its way · AutoSync</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#1a1a1a}h1{font-size:1.4rem}button{font:inherit;font-weight:600;padding:.5rem 1rem;border:0;border-radius:6px;background:#0b5f5f;color:#fff;cursor:pointer}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}</style></head><body><main><h1>On its way</h1><p>1 record of Contoso Ltd will be tried again. You can close this window.</p></main></body></html> */
                    "text/html": string;
                };
            };
            /** @description The request cannot be understood: a page says so */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description It did not come from our own page */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The link was not made by us, or is not whole */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The link has expired */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The body is too large: a page says so */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The body must be application/json: a page says so */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Too many requests: a page says so */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A part of AutoSync does not answer */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page for people about any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getInvoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1002
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000000a",
                     *       "externalId": "A-1002",
                     *       "number": "INV-77",
                     *       "type": "invoices",
                     *       "version": 1,
                     *       "cancelled": false,
                     *       "sourceSequence": null,
                     *       "sourceUpdatedAt": null,
                     *       "syncState": "synced",
                     *       "syncing": false,
                     *       "syncedVersion": 1,
                     *       "syncedAt": "2026-03-02T09:00:00.000Z",
                     *       "quickbooks": {
                     *         "entity": "Invoice",
                     *         "id": "98",
                     *         "docNumber": "A-1002"
                     *       },
                     *       "failure": null,
                     *       "requested": null,
                     *       "changedInQuickBooks": null,
                     *       "attempts": 0,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "updatedAt": "2026-03-02T09:00:00.000Z",
                     *       "quickbooksState": null,
                     *       "quickbooksStateSince": null,
                     *       "balance": null,
                     *       "balanceReadAt": null,
                     *       "currency": null,
                     *       "exchangeRate": null,
                     *       "applications": null,
                     *       "decisions": [
                     *         "take-quickbooks",
                     *         "send-ours",
                     *         "let-go",
                     *         "un-batch-delete",
                     *         "un-batch-void",
                     *         "un-batch-keep"
                     *       ],
                     *       "content": {
                     *         "date": "2026-11-02",
                     *         "lines": [
                     *           {
                     *             "item": "Support",
                     *             "quantity": "1.5",
                     *             "unitPrice": "120.00"
                     *           }
                     *         ],
                     *         "total": "180.00",
                     *         "number": "INV-77",
                     *         "customer": {
                     *           "name": "Contoso"
                     *         }
                     *       },
                     *       "history": []
                     *     }
                     */
                    "application/json": components["schemas"]["InvoiceRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertInvoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that you read; `*`: of any */
                "if-match"?: string;
                /** @description `*`: only if there is none yet */
                "if-none-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1001
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "number": "INV-77",
                 *       "date": "2026-11-02",
                 *       "customer": {
                 *         "name": "Contoso"
                 *       },
                 *       "lines": [
                 *         {
                 *           "item": "Support",
                 *           "quantity": "1.5",
                 *           "unitPrice": "120.00"
                 *         }
                 *       ],
                 *       "total": "180.00"
                 *     }
                 */
                "application/json": components["schemas"]["InvoiceInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpsertOutcome"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "externalId": "A-1001",
                     *       "version": 1,
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000009",
                     *       "outcome": "created"
                     *     }
                     */
                    "application/json": components["schemas"]["UpsertOutcome"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OutdatedRecord"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelInvoices: {
        parameters: {
            query?: {
                /** @description a number of your own that rises with each change of the record */
                sourceSequence?: number;
                /** @description an instant (RFC 3339, to the millisecond) of the last change of the record in your system */
                sourceUpdatedAt?: string;
            };
            header?: {
                /** @description ETag of the version that you read; `*`: of any */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1003
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "externalId": "A-1003",
                     *       "version": 2,
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000000b",
                     *       "outcome": "updated"
                     *     }
                     */
                    "application/json": components["schemas"]["UpsertOutcome"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OutdatedRecord"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bulkUpsertInvoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "externalId": "A-1002",
                 *           "number": "INV-77",
                 *           "date": "2026-11-02",
                 *           "customer": {
                 *             "name": "Contoso"
                 *           },
                 *           "lines": [
                 *             {
                 *               "item": "Support",
                 *               "quantity": "1.5",
                 *               "unitPrice": "120.00"
                 *             }
                 *           ],
                 *           "total": "180.00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["InvoiceBulk"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "externalId": "A-1002",
                     *           "version": 1,
                     *           "outcome": "created",
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000000a"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BulkOutcome"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description Only records that stand so */
                syncState?: components["schemas"]["SyncState"];
                /** @description Part of its number, of the number of its document, of your own id, or of the name of its customer, vendor or employee, in whatever case */
                search?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000009",
                     *           "externalId": "A-1001",
                     *           "number": "INV-77",
                     *           "type": "invoices",
                     *           "version": 1,
                     *           "cancelled": false,
                     *           "sourceSequence": null,
                     *           "sourceUpdatedAt": null,
                     *           "syncState": "pending",
                     *           "syncing": false,
                     *           "syncedVersion": null,
                     *           "syncedAt": null,
                     *           "quickbooks": null,
                     *           "failure": null,
                     *           "requested": null,
                     *           "changedInQuickBooks": null,
                     *           "attempts": 0,
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "updatedAt": "2026-03-02T09:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000000a",
                     *           "externalId": "A-1002",
                     *           "number": "INV-77",
                     *           "type": "invoices",
                     *           "version": 1,
                     *           "cancelled": false,
                     *           "sourceSequence": null,
                     *           "sourceUpdatedAt": null,
                     *           "syncState": "pending",
                     *           "syncing": false,
                     *           "syncedVersion": null,
                     *           "syncedAt": null,
                     *           "quickbooks": null,
                     *           "failure": null,
                     *           "requested": null,
                     *           "changedInQuickBooks": null,
                     *           "attempts": 0,
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "updatedAt": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "WyJBLTEwMDIiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["RecordSummaryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExpenses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1002
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000000e",
                     *       "externalId": "A-1002",
                     *       "number": "R-2041",
                     *       "type": "expenses",
                     *       "version": 1,
                     *       "cancelled": false,
                     *       "sourceSequence": null,
                     *       "sourceUpdatedAt": null,
                     *       "syncState": "synced",
                     *       "syncing": false,
                     *       "syncedVersion": 1,
                     *       "syncedAt": "2026-03-02T09:00:00.000Z",
                     *       "quickbooks": {
                     *         "entity": "Invoice",
                     *         "id": "98",
                     *         "docNumber": "A-1002"
                     *       },
                     *       "failure": null,
                     *       "requested": null,
                     *       "changedInQuickBooks": null,
                     *       "attempts": 0,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "updatedAt": "2026-03-02T09:00:00.000Z",
                     *       "decisions": [
                     *         "take-quickbooks",
                     *         "send-ours",
                     *         "let-go",
                     *         "un-batch-delete",
                     *         "un-batch-void",
                     *         "un-batch-keep"
                     *       ],
                     *       "content": {
                     *         "date": "2026-11-02",
                     *         "lines": [
                     *           {
                     *             "amount": "42.50",
                     *             "billable": true,
                     *             "customer": {
                     *               "name": "Contoso"
                     *             },
                     *             "description": "To the client and back",
                     *             "expenseType": "Taxi"
                     *           }
                     *         ],
                     *         "payee": {
                     *           "name": "City Cabs"
                     *         },
                     *         "total": "42.50",
                     *         "member": {
                     *           "name": "Ann Lee"
                     *         },
                     *         "number": "R-2041",
                     *         "reimbursable": true
                     *       },
                     *       "history": []
                     *     }
                     */
                    "application/json": components["schemas"]["ExpenseRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertExpenses: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that you read; `*`: of any */
                "if-match"?: string;
                /** @description `*`: only if there is none yet */
                "if-none-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1001
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "number": "R-2041",
                 *       "date": "2026-11-02",
                 *       "member": {
                 *         "name": "Ann Lee"
                 *       },
                 *       "reimbursable": true,
                 *       "payee": {
                 *         "name": "City Cabs"
                 *       },
                 *       "lines": [
                 *         {
                 *           "expenseType": "Taxi",
                 *           "description": "To the client and back",
                 *           "amount": "42.50",
                 *           "customer": {
                 *             "name": "Contoso"
                 *           },
                 *           "billable": true
                 *         }
                 *       ],
                 *       "total": "42.50"
                 *     }
                 */
                "application/json": components["schemas"]["ExpenseInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpsertOutcome"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "externalId": "A-1001",
                     *       "version": 1,
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000000d",
                     *       "outcome": "created"
                     *     }
                     */
                    "application/json": components["schemas"]["UpsertOutcome"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OutdatedRecord"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelExpenses: {
        parameters: {
            query?: {
                /** @description a number of your own that rises with each change of the record */
                sourceSequence?: number;
                /** @description an instant (RFC 3339, to the millisecond) of the last change of the record in your system */
                sourceUpdatedAt?: string;
            };
            header?: {
                /** @description ETag of the version that you read; `*`: of any */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1003
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "externalId": "A-1003",
                     *       "version": 2,
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000000f",
                     *       "outcome": "updated"
                     *     }
                     */
                    "application/json": components["schemas"]["UpsertOutcome"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OutdatedRecord"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bulkUpsertExpenses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "externalId": "A-1002",
                 *           "number": "R-2041",
                 *           "date": "2026-11-02",
                 *           "member": {
                 *             "name": "Ann Lee"
                 *           },
                 *           "reimbursable": true,
                 *           "payee": {
                 *             "name": "City Cabs"
                 *           },
                 *           "lines": [
                 *             {
                 *               "expenseType": "Taxi",
                 *               "description": "To the client and back",
                 *               "amount": "42.50",
                 *               "customer": {
                 *                 "name": "Contoso"
                 *               },
                 *               "billable": true
                 *             }
                 *           ],
                 *           "total": "42.50"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ExpenseBulk"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "externalId": "A-1002",
                     *           "version": 1,
                     *           "outcome": "created",
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000000e"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BulkOutcome"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExpenses: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description Only records that stand so */
                syncState?: components["schemas"]["SyncState"];
                /** @description Part of its number, of the number of its document, of your own id, or of the name of its customer, vendor or employee, in whatever case */
                search?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000000d",
                     *           "externalId": "A-1001",
                     *           "number": "R-2041",
                     *           "type": "expenses",
                     *           "version": 1,
                     *           "cancelled": false,
                     *           "sourceSequence": null,
                     *           "sourceUpdatedAt": null,
                     *           "syncState": "pending",
                     *           "syncing": false,
                     *           "syncedVersion": null,
                     *           "syncedAt": null,
                     *           "quickbooks": null,
                     *           "failure": null,
                     *           "requested": null,
                     *           "changedInQuickBooks": null,
                     *           "attempts": 0,
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "updatedAt": "2026-03-02T09:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000000e",
                     *           "externalId": "A-1002",
                     *           "number": "R-2041",
                     *           "type": "expenses",
                     *           "version": 1,
                     *           "cancelled": false,
                     *           "sourceSequence": null,
                     *           "sourceUpdatedAt": null,
                     *           "syncState": "pending",
                     *           "syncing": false,
                     *           "syncedVersion": null,
                     *           "syncedAt": null,
                     *           "quickbooks": null,
                     *           "failure": null,
                     *           "requested": null,
                     *           "changedInQuickBooks": null,
                     *           "attempts": 0,
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "updatedAt": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "WyJBLTEwMDIiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["RecordSummaryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInventory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1002
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000012",
                     *       "externalId": "A-1002",
                     *       "number": null,
                     *       "type": "inventory",
                     *       "version": 1,
                     *       "cancelled": false,
                     *       "sourceSequence": null,
                     *       "sourceUpdatedAt": null,
                     *       "syncState": "synced",
                     *       "syncing": false,
                     *       "syncedVersion": 1,
                     *       "syncedAt": "2026-03-02T09:00:00.000Z",
                     *       "quickbooks": {
                     *         "entity": "Invoice",
                     *         "id": "99",
                     *         "docNumber": "A-1002"
                     *       },
                     *       "failure": null,
                     *       "requested": null,
                     *       "changedInQuickBooks": null,
                     *       "attempts": 0,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "updatedAt": "2026-03-02T09:00:00.000Z",
                     *       "decisions": [
                     *         "take-quickbooks",
                     *         "send-ours",
                     *         "let-go",
                     *         "un-batch-delete",
                     *         "un-batch-void",
                     *         "un-batch-keep"
                     *       ],
                     *       "content": {
                     *         "date": "2026-11-02",
                     *         "kind": "receipt",
                     *         "lines": [
                     *           {
                     *             "item": "Router",
                     *             "quantity": "10",
                     *             "unitCost": "62.50"
                     *           }
                     *         ],
                     *         "total": "643.00",
                     *         "vendor": {
                     *           "name": "Ingram Micro",
                     *           "accountNumber": "V-12"
                     *         },
                     *         "freight": {
                     *           "amount": "18.00",
                     *           "account": "Freight and delivery"
                     *         },
                     *         "vendorInvoiceNumber": "4471"
                     *       },
                     *       "history": []
                     *     }
                     */
                    "application/json": components["schemas"]["InventoryMovementRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertInventory: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that you read; `*`: of any */
                "if-match"?: string;
                /** @description `*`: only if there is none yet */
                "if-none-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1001
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "receipt",
                 *       "date": "2026-11-02",
                 *       "vendor": {
                 *         "name": "Ingram Micro",
                 *         "accountNumber": "V-12"
                 *       },
                 *       "vendorInvoiceNumber": "4471",
                 *       "lines": [
                 *         {
                 *           "item": "Router",
                 *           "quantity": "10",
                 *           "unitCost": "62.50"
                 *         }
                 *       ],
                 *       "freight": {
                 *         "amount": "18.00",
                 *         "account": "Freight and delivery"
                 *       },
                 *       "total": "643.00"
                 *     }
                 */
                "application/json": components["schemas"]["InventoryMovementInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpsertOutcome"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "externalId": "A-1001",
                     *       "version": 1,
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000011",
                     *       "outcome": "created"
                     *     }
                     */
                    "application/json": components["schemas"]["UpsertOutcome"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OutdatedRecord"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelInventory: {
        parameters: {
            query?: {
                /** @description a number of your own that rises with each change of the record */
                sourceSequence?: number;
                /** @description an instant (RFC 3339, to the millisecond) of the last change of the record in your system */
                sourceUpdatedAt?: string;
            };
            header?: {
                /** @description ETag of the version that you read; `*`: of any */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1003
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "externalId": "A-1003",
                     *       "version": 2,
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000013",
                     *       "outcome": "updated"
                     *     }
                     */
                    "application/json": components["schemas"]["UpsertOutcome"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OutdatedRecord"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bulkUpsertInventory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "externalId": "A-1002",
                 *           "kind": "receipt",
                 *           "date": "2026-11-02",
                 *           "vendor": {
                 *             "name": "Ingram Micro",
                 *             "accountNumber": "V-12"
                 *           },
                 *           "vendorInvoiceNumber": "4471",
                 *           "lines": [
                 *             {
                 *               "item": "Router",
                 *               "quantity": "10",
                 *               "unitCost": "62.50"
                 *             }
                 *           ],
                 *           "freight": {
                 *             "amount": "18.00",
                 *             "account": "Freight and delivery"
                 *           },
                 *           "total": "643.00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["InventoryMovementBulk"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "externalId": "A-1002",
                     *           "version": 1,
                     *           "outcome": "created",
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000012"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BulkOutcome"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInventory: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description Only records that stand so */
                syncState?: components["schemas"]["SyncState"];
                /** @description Part of its number, of the number of its document, of your own id, or of the name of its customer, vendor or employee, in whatever case */
                search?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000011",
                     *           "externalId": "A-1001",
                     *           "number": null,
                     *           "type": "inventory",
                     *           "version": 1,
                     *           "cancelled": false,
                     *           "sourceSequence": null,
                     *           "sourceUpdatedAt": null,
                     *           "syncState": "pending",
                     *           "syncing": false,
                     *           "syncedVersion": null,
                     *           "syncedAt": null,
                     *           "quickbooks": null,
                     *           "failure": null,
                     *           "requested": null,
                     *           "changedInQuickBooks": null,
                     *           "attempts": 0,
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "updatedAt": "2026-03-02T09:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000012",
                     *           "externalId": "A-1002",
                     *           "number": null,
                     *           "type": "inventory",
                     *           "version": 1,
                     *           "cancelled": false,
                     *           "sourceSequence": null,
                     *           "sourceUpdatedAt": null,
                     *           "syncState": "pending",
                     *           "syncing": false,
                     *           "syncedVersion": null,
                     *           "syncedAt": null,
                     *           "quickbooks": null,
                     *           "failure": null,
                     *           "requested": null,
                     *           "changedInQuickBooks": null,
                     *           "attempts": 0,
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "updatedAt": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "WyJBLTEwMDIiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["RecordSummaryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    operateInvoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description ETag of the version that you read, so that nobody changed it since */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1002
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "operation": "let-go"
                 *     }
                 */
                "application/json": components["schemas"]["RecordOperation"];
            };
        };
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Retry-After": components["headers"]["Retry-After"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000000c",
                     *       "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "type": "invoices",
                     *       "trigger": "manual",
                     *       "state": "notStarted",
                     *       "stateName": "Not Yet Started",
                     *       "createdAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedBatch"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OperationNotPossibleOrRequestInProgress"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    operateExpenses: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description ETag of the version that you read, so that nobody changed it since */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1002
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "operation": "let-go"
                 *     }
                 */
                "application/json": components["schemas"]["RecordOperation"];
            };
        };
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Retry-After": components["headers"]["Retry-After"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000010",
                     *       "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "type": "expenses",
                     *       "trigger": "manual",
                     *       "state": "notStarted",
                     *       "stateName": "Not Yet Started",
                     *       "createdAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedBatch"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OperationNotPossibleOrRequestInProgress"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    operateInventory: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description ETag of the version that you read, so that nobody changed it since */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type)
                 * @example A-1002
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "operation": "let-go"
                 *     }
                 */
                "application/json": components["schemas"]["RecordOperation"];
            };
        };
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Retry-After": components["headers"]["Retry-After"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000014",
                     *       "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "type": "inventory",
                     *       "trigger": "manual",
                     *       "state": "notStarted",
                     *       "stateName": "Not Yet Started",
                     *       "createdAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedBatch"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OperationNotPossibleOrRequestInProgress"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProblems: {
        parameters: {
            query?: {
                /** @description Only of this record type */
                type?: components["schemas"]["RecordType"];
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "type": "invoices",
                     *           "category": "mapping",
                     *           "code": "customer-missing",
                     *           "fix": "Map it.",
                     *           "count": 1,
                     *           "firstAt": "2026-03-02T09:00:00.000Z",
                     *           "lastAt": "2026-03-02T09:00:00.000Z",
                     *           "causeCount": 1,
                     *           "causes": [
                     *             {
                     *               "message": "The customer is not known.",
                     *               "count": 1,
                     *               "externalIds": [
                     *                 "A-1001"
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemGroupList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listComparisons: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description Only of this record type */
                type?: components["schemas"]["RecordType"];
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000001f",
                     *           "type": "invoices",
                     *           "state": "finished",
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "startedAt": "2026-03-02T09:00:00.000Z",
                     *           "endedAt": "2026-03-02T09:00:00.000Z",
                     *           "reads": 0,
                     *           "sums": [
                     *             {
                     *               "ours": {
                     *                 "count": 2,
                     *                 "total": "200.00"
                     *               },
                     *               "entity": "Invoice",
                     *               "theirs": {
                     *                 "count": 2,
                     *                 "total": "200.00"
                     *               },
                     *               "currency": null
                     *             }
                     *           ],
                     *           "found": 1,
                     *           "gone": 0,
                     *           "differing": 1,
                     *           "failure": null,
                     *           "trigger": "manual"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ComparisonPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestComparison: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "invoices"
                 *     }
                 */
                "application/json": components["schemas"]["ComparisonInput"];
            };
        };
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Retry-After": components["headers"]["Retry-After"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "comparison": {
                     *         "id": "0197f3a2-7c1e-7d11-9a53-00000000001f",
                     *         "type": "invoices",
                     *         "state": "waiting",
                     *         "createdAt": "2026-03-02T09:00:00.000Z",
                     *         "startedAt": null,
                     *         "endedAt": null,
                     *         "reads": 0,
                     *         "sums": [],
                     *         "found": null,
                     *         "gone": null,
                     *         "differing": null,
                     *         "failure": null,
                     *         "trigger": "manual"
                     *       },
                     *       "batchId": "0197f3a2-7c1e-7d11-9a53-000000000020"
                     *     }
                     */
                    "application/json": components["schemas"]["RequestedComparison"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComparison: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-00000000001f
                 */
                comparisonId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-00000000001f",
                     *       "type": "invoices",
                     *       "state": "finished",
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "startedAt": "2026-03-02T09:00:00.000Z",
                     *       "endedAt": "2026-03-02T09:00:00.000Z",
                     *       "reads": 0,
                     *       "sums": [
                     *         {
                     *           "ours": {
                     *             "count": 2,
                     *             "total": "200.00"
                     *           },
                     *           "entity": "Invoice",
                     *           "theirs": {
                     *             "count": 2,
                     *             "total": "200.00"
                     *           },
                     *           "currency": null
                     *         }
                     *       ],
                     *       "found": 1,
                     *       "gone": 0,
                     *       "differing": 1,
                     *       "failure": null,
                     *       "trigger": "manual"
                     *     }
                     */
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComparisonTrend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "day": "2026-11-30",
                     *           "type": "invoices",
                     *           "comparisons": 1,
                     *           "reads": 0,
                     *           "found": 1,
                     *           "gone": 0,
                     *           "differing": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ComparisonTrend"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDifferences: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description Only of this record type */
                type?: components["schemas"]["RecordType"];
                /** @description Only of this kind */
                kind?: "deleted" | "voided" | "edited" | "orphan" | "account" | "money" | "application";
                /** @description Only those that stand so */
                state?: "open" | "accepted" | "closed";
                /** @description Those that this comparison found */
                comparisonId?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000021",
                     *           "comparisonId": "0197f3a2-7c1e-7d11-9a53-00000000001f",
                     *           "type": "invoices",
                     *           "kind": "edited",
                     *           "state": "open",
                     *           "record": {
                     *             "id": "0197f3a2-7c1e-7d11-9a53-00000000000a",
                     *             "externalId": "A-1002"
                     *           },
                     *           "entity": "Invoice",
                     *           "quickbooksId": "2",
                     *           "docNumber": "A-1002",
                     *           "fields": [
                     *             {
                     *               "name": "date",
                     *               "ours": "2026-01-31",
                     *               "field": "TxnDate",
                     *               "theirs": "2026-02-28"
                     *             }
                     *           ],
                     *           "code": "changed-in-quickbooks",
                     *           "message": "The document was changed in QuickBooks since it was synced: date.",
                     *           "fix": "Decide which one is right. Undo the change in QuickBooks, or change the record to say the same: the next batch then takes it. Or use one of the operations on the record: take QuickBooks’ version, send ours again, or let it go.",
                     *           "operations": [
                     *             "send-ours",
                     *             "take-quickbooks",
                     *             "let-go"
                     *           ],
                     *           "firstAt": "2026-03-02T09:00:00.000Z",
                     *           "lastAt": "2026-03-02T09:00:00.000Z",
                     *           "closedAt": null,
                     *           "acceptance": null,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DifferencePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDifference: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000021
                 */
                differenceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000021",
                     *       "comparisonId": "0197f3a2-7c1e-7d11-9a53-00000000001f",
                     *       "type": "invoices",
                     *       "kind": "edited",
                     *       "state": "open",
                     *       "record": {
                     *         "id": "0197f3a2-7c1e-7d11-9a53-00000000000a",
                     *         "externalId": "A-1002"
                     *       },
                     *       "entity": "Invoice",
                     *       "quickbooksId": "2",
                     *       "docNumber": "A-1002",
                     *       "fields": [
                     *         {
                     *           "name": "date",
                     *           "ours": "2026-01-31",
                     *           "field": "TxnDate",
                     *           "theirs": "2026-02-28"
                     *         }
                     *       ],
                     *       "code": "changed-in-quickbooks",
                     *       "message": "The document was changed in QuickBooks since it was synced: date.",
                     *       "fix": "Decide which one is right. Undo the change in QuickBooks, or change the record to say the same: the next batch then takes it. Or use one of the operations on the record: take QuickBooks’ version, send ours again, or let it go.",
                     *       "operations": [
                     *         "send-ours",
                     *         "take-quickbooks",
                     *         "let-go"
                     *       ],
                     *       "firstAt": "2026-03-02T09:00:00.000Z",
                     *       "lastAt": "2026-03-02T09:00:00.000Z",
                     *       "closedAt": null,
                     *       "acceptance": null,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Difference"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportDifferences: {
        parameters: {
            query?: {
                /** @description Only of this record type */
                type?: components["schemas"]["RecordType"];
                /** @description Only of this kind */
                kind?: "deleted" | "voided" | "edited" | "orphan" | "account" | "money" | "application";
                /** @description Only those that stand so */
                state?: "open" | "accepted" | "closed";
                /** @description Those that this comparison found */
                comparisonId?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV (RFC 4180) in UTF-8, which a spreadsheet shows and never calculates */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example type,kind,state,externalId,entity,docNumber,quickbooksId,field,ours,theirs,message,fix,firstAt,lastAt,closedAt,acceptedBy,note
                     *     invoices,edited,open,A-1002,Invoice,A-1002,2,date,2026-01-31,2026-02-28,The document was changed in QuickBooks since it was synced: date.,"Decide which one is right. Undo the change in QuickBooks, or change the record to say the same: the next batch then takes it. Or use one of the operations on the record: take QuickBooks’ version, send ours again, or let it go.",2026-03-02T09:00:00.000Z,2026-03-02T09:00:00.000Z,,,
                     */
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptDifference: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that you read: what somebody changed since is not overwritten. `*`: whatever it is
                 * @example *
                 */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000021
                 */
                differenceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Agreed with the customer"
                 *     }
                 */
                "application/json": components["schemas"]["AcceptanceInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000021",
                     *       "comparisonId": "0197f3a2-7c1e-7d11-9a53-00000000001f",
                     *       "type": "invoices",
                     *       "kind": "edited",
                     *       "state": "accepted",
                     *       "record": {
                     *         "id": "0197f3a2-7c1e-7d11-9a53-00000000000a",
                     *         "externalId": "A-1002"
                     *       },
                     *       "entity": "Invoice",
                     *       "quickbooksId": "2",
                     *       "docNumber": "A-1002",
                     *       "fields": [
                     *         {
                     *           "name": "date",
                     *           "ours": "2026-01-31",
                     *           "field": "TxnDate",
                     *           "theirs": "2026-02-28"
                     *         }
                     *       ],
                     *       "code": "changed-in-quickbooks",
                     *       "message": "The document was changed in QuickBooks since it was synced: date.",
                     *       "fix": "Decide which one is right. Undo the change in QuickBooks, or change the record to say the same: the next batch then takes it. Or use one of the operations on the record: take QuickBooks’ version, send ours again, or let it go.",
                     *       "operations": [
                     *         "send-ours",
                     *         "take-quickbooks",
                     *         "let-go"
                     *       ],
                     *       "firstAt": "2026-03-02T09:00:00.000Z",
                     *       "lastAt": "2026-03-02T09:00:00.000Z",
                     *       "closedAt": null,
                     *       "acceptance": {
                     *         "note": "Agreed with the customer",
                     *         "by": "key of Northwind IT",
                     *         "at": "2026-03-02T09:00:00.000Z"
                     *       },
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Difference"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OperationNotPossible"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            428: components["responses"]["IfMatchRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawAcceptance: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that you read: what somebody changed since is not overwritten. `*`: whatever it is
                 * @example *
                 */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000021
                 */
                differenceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000021",
                     *       "comparisonId": "0197f3a2-7c1e-7d11-9a53-00000000001f",
                     *       "type": "invoices",
                     *       "kind": "edited",
                     *       "state": "open",
                     *       "record": {
                     *         "id": "0197f3a2-7c1e-7d11-9a53-00000000000a",
                     *         "externalId": "A-1002"
                     *       },
                     *       "entity": "Invoice",
                     *       "quickbooksId": "2",
                     *       "docNumber": "A-1002",
                     *       "fields": [
                     *         {
                     *           "name": "date",
                     *           "ours": "2026-01-31",
                     *           "field": "TxnDate",
                     *           "theirs": "2026-02-28"
                     *         }
                     *       ],
                     *       "code": "changed-in-quickbooks",
                     *       "message": "The document was changed in QuickBooks since it was synced: date.",
                     *       "fix": "Decide which one is right. Undo the change in QuickBooks, or change the record to say the same: the next batch then takes it. Or use one of the operations on the record: take QuickBooks’ version, send ours again, or let it go.",
                     *       "operations": [
                     *         "send-ours",
                     *         "take-quickbooks",
                     *         "let-go"
                     *       ],
                     *       "firstAt": "2026-03-02T09:00:00.000Z",
                     *       "lastAt": "2026-03-02T09:00:00.000Z",
                     *       "closedAt": null,
                     *       "acceptance": null,
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Difference"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OperationNotPossible"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            428: components["responses"]["IfMatchRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMappings: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /**
                 * @description Only of this kind
                 * @example customer
                 */
                kind?: components["schemas"]["ReferenceKind"];
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "customer",
                     *           "name": "Contoso",
                     *           "accountNumber": "C-17",
                     *           "quickbooksId": "58",
                     *           "quickbooksName": "Contoso LLC",
                     *           "paymentType": null,
                     *           "updatedAt": "2026-03-02T09:00:00.000Z"
                     *         },
                     *         {
                     *           "kind": "customer",
                     *           "name": "Fabrikam Inc",
                     *           "accountNumber": null,
                     *           "quickbooksId": "59",
                     *           "quickbooksName": "Fabrikam",
                     *           "paymentType": null,
                     *           "updatedAt": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MappingPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceMappings: {
        parameters: {
            query?: {
                /** @description true: only say what would change, and in which records */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description The ETag that you read: what somebody changed since is not overwritten. `*`: whatever it is
                 * @example *
                 */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "kind": "customer",
                 *           "name": "Contoso",
                 *           "accountNumber": "C-17",
                 *           "quickbooksId": "58"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["MappingsInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dryRun": false,
                     *       "changes": [
                     *         {
                     *           "kind": "customer",
                     *           "name": "Contoso",
                     *           "accountNumber": "C-17",
                     *           "from": null,
                     *           "to": {
                     *             "quickbooksId": "58",
                     *             "name": "Contoso LLC"
                     *           }
                     *         }
                     *       ],
                     *       "records": {
                     *         "items": [],
                     *         "more": false
                     *       },
                     *       "freed": 0
                     *     }
                     */
                    "application/json": components["schemas"]["MappingChange"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            428: components["responses"]["IfMatchRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMappings: {
        parameters: {
            query?: {
                /** @description true: only say what would change, and in which records */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description The ETag that you read: what somebody changed since is not overwritten. `*`: whatever it is
                 * @example *
                 */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "set": [
                 *         {
                 *           "kind": "customer",
                 *           "name": "Fabrikam Inc",
                 *           "quickbooksId": "59"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["MappingsPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dryRun": false,
                     *       "changes": [
                     *         {
                     *           "kind": "customer",
                     *           "name": "Fabrikam Inc",
                     *           "accountNumber": null,
                     *           "from": null,
                     *           "to": {
                     *             "quickbooksId": "59",
                     *             "name": "Fabrikam"
                     *           }
                     *         }
                     *       ],
                     *       "records": {
                     *         "items": [],
                     *         "more": false
                     *       },
                     *       "freed": 0
                     *     }
                     */
                    "application/json": components["schemas"]["MappingChange"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            428: components["responses"]["IfMatchRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMissingMappings: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description Only of this kind */
                kind?: components["schemas"]["ReferenceKind"];
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MissingNamePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuickBooks: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description A part of the name, in any case */
                search?: string;
                /** @description Only entries that are in use, or only those that are not */
                active?: "true" | "false";
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description Which of QuickBooks’ lists
                 * @example customers
                 */
                list: "customers" | "vendors" | "items" | "accounts" | "terms" | "tax-codes" | "classes" | "departments" | "payment-methods";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "58",
                     *           "name": "Contoso LLC",
                     *           "fullName": "Contoso LLC",
                     *           "active": true,
                     *           "readAt": "2026-03-02T09:00:00.000Z",
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": "59",
                     *           "name": "Fabrikam",
                     *           "fullName": "Fabrikam",
                     *           "active": true,
                     *           "readAt": "2026-03-02T09:00:00.000Z",
                     *           "details": {}
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "readAt": "2026-03-02T09:00:00.000Z",
                     *       "ageSeconds": 0,
                     *       "entries": 2
                     *     }
                     */
                    "application/json": components["schemas"]["QuickBooksEntryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshQuickBooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "runId": "0197f3a2-7c1e-7d11-9a53-000000000008",
                     *       "createdAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["QuickBooksRefresh"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description Only those that stand so */
                state?: "live" | "voided" | "deleted";
                /** @description Part of its number or id, of its customer’s name, or of the id or number of a record of yours that it pays, in whatever case */
                search?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "entity": "Payment",
                     *           "quickbooksId": "501",
                     *           "customer": {
                     *             "quickbooksId": "7",
                     *             "name": "Fabrikam Inc"
                     *           },
                     *           "date": "2026-02-01",
                     *           "total": "100.00",
                     *           "unapplied": "0.00",
                     *           "currency": "USD",
                     *           "exchangeRate": null,
                     *           "referenceNumber": null,
                     *           "method": null,
                     *           "memo": null,
                     *           "depositAccount": null,
                     *           "state": "live",
                     *           "stateSince": null,
                     *           "changedAt": "2026-03-02T09:00:00.000Z",
                     *           "applications": [
                     *             {
                     *               "paymentId": "501",
                     *               "target": {
                     *                 "entity": "Invoice",
                     *                 "quickbooksId": "1",
                     *                 "record": {
                     *                   "id": "0197f3a2-7c1e-7d11-9a53-000000000009",
                     *                   "externalId": "A-1001"
                     *                 }
                     *               },
                     *               "amount": "100.00",
                     *               "currency": "USD",
                     *               "exchangeRate": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "readUntil": null,
                     *       "reading": {
                     *         "cadence": "normal",
                     *         "readsToday": 0,
                     *         "allowance": 200,
                     *         "toldAt": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPaymentApplications: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before; without: from the beginning */
                after?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "change": "set",
                     *           "paymentId": "501",
                     *           "target": {
                     *             "entity": "Invoice",
                     *             "quickbooksId": "1",
                     *             "record": {
                     *               "id": "0197f3a2-7c1e-7d11-9a53-000000000009",
                     *               "externalId": "A-1001"
                     *             }
                     *           },
                     *           "amount": "100.00",
                     *           "currency": "USD",
                     *           "exchangeRate": null,
                     *           "paymentDate": "2026-02-01",
                     *           "at": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "WyI4NmE0YjcyZS0xMTlkLTRlYWUtYmJkNC05MjAyZTc2MGU3ZDIiLCIxIl0",
                     *       "hasMore": false,
                     *       "readUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApplicationFeed"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkRun: {
        parameters: {
            query?: {
                /**
                 * @description The type somebody wants to run
                 * @example invoices
                 */
                type?: components["schemas"]["RecordType"];
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "answer": "wait",
                     *       "reasons": [
                     *         {
                     *           "code": "running",
                     *           "message": "Reading reference data from QuickBooks waits until the worker of Invoices takes it up; while none is there, it lets others have their turn within 10 seconds."
                     *         },
                     *         {
                     *           "code": "queue",
                     *           "message": "4 other runs of the company go first."
                     *         }
                     *       ],
                     *       "running": {
                     *         "batchId": null,
                     *         "type": "invoices",
                     *         "trigger": "schedule",
                     *         "expectedEndAt": null,
                     *         "latestEndAt": null
                     *       },
                     *       "waiting": 4,
                     *       "resting": [],
                     *       "nextDue": {
                     *         "type": "invoices",
                     *         "at": "2026-03-02T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RunCheck"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBatches: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /**
                 * @description Only of this record type
                 * @example invoices
                 */
                type?: components["schemas"]["RecordType"];
                /** @description Repeat it for several states */
                state?: components["schemas"]["BatchState"][];
                /** @description Repeat it for several triggers */
                trigger?: components["schemas"]["Trigger"][];
                /** @description Created at this time or later */
                from?: string;
                /** @description Created before this time */
                to?: string;
                /** @description Part of the label, in whatever case */
                label?: string;
                /** @description A code of the catalogue of failures: one of the records failed, was held or warned of with it */
                code?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000016",
                     *           "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *           "type": "invoices",
                     *           "trigger": "manual",
                     *           "state": "finishedWithError",
                     *           "stateName": "Finished with Error",
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "label": "[Contoso Ltd] Invoices",
                     *           "companyName": "Contoso Ltd",
                     *           "step": null,
                     *           "counts": {
                     *             "total": 1,
                     *             "done": 1,
                     *             "succeeded": 0,
                     *             "warning": 0,
                     *             "failed": 1,
                     *             "skipped": 0
                     *           },
                     *           "category": null,
                     *           "reason": null,
                     *           "message": null,
                     *           "fix": null,
                     *           "actor": "key of Northwind IT",
                     *           "cancelRequested": false,
                     *           "startDate": null,
                     *           "recordIds": [],
                     *           "rerunOf": null,
                     *           "dryRun": false,
                     *           "previewId": null,
                     *           "traceId": null,
                     *           "scheduledFor": "2026-03-02T09:00:00.000Z",
                     *           "startedAt": "2026-03-02T09:00:00.000Z",
                     *           "finishedAt": "2026-03-02T09:00:00.000Z",
                     *           "updatedAt": "2026-03-02T09:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-00000000000c",
                     *           "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *           "type": "invoices",
                     *           "trigger": "manual",
                     *           "state": "notStarted",
                     *           "stateName": "Not Yet Started",
                     *           "createdAt": "2026-03-02T09:00:00.000Z",
                     *           "label": "[Contoso Ltd] Invoices",
                     *           "companyName": "Contoso Ltd",
                     *           "step": null,
                     *           "counts": {
                     *             "total": 0,
                     *             "done": 0,
                     *             "succeeded": 0,
                     *             "warning": 0,
                     *             "failed": 0,
                     *             "skipped": 0
                     *           },
                     *           "category": null,
                     *           "reason": null,
                     *           "message": null,
                     *           "fix": null,
                     *           "actor": "key of Northwind IT",
                     *           "cancelRequested": false,
                     *           "startDate": null,
                     *           "recordIds": [
                     *             "0197f3a2-7c1e-7d11-9a53-00000000000a"
                     *           ],
                     *           "rerunOf": null,
                     *           "dryRun": false,
                     *           "previewId": null,
                     *           "traceId": null,
                     *           "scheduledFor": "2026-03-02T09:00:00.000Z",
                     *           "startedAt": null,
                     *           "finishedAt": null,
                     *           "updatedAt": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["BatchPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own for this request: a repeat with it gets the stored answer
                 * @example evening-1
                 */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "invoices"
                 *     }
                 */
                "application/json": components["schemas"]["BatchInput"];
            };
        };
        responses: {
            /** @description The one that waits or runs */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedBatch"];
                };
            };
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Retry-After": components["headers"]["Retry-After"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000016",
                     *       "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "type": "invoices",
                     *       "trigger": "manual",
                     *       "state": "notStarted",
                     *       "stateName": "Not Yet Started",
                     *       "createdAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedBatch"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBatchDays: {
        parameters: {
            query?: {
                /** @description How many days, up to today */
                days?: number;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "timeZone": "America/Chicago",
                     *       "items": [
                     *         {
                     *           "day": "2026-11-17",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-18",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-19",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-20",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-21",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-22",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-23",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-24",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-25",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-26",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-27",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-28",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-29",
                     *           "batches": {
                     *             "notStarted": 0,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 0,
                     *             "cancelled": 0
                     *           }
                     *         },
                     *         {
                     *           "day": "2026-11-30",
                     *           "batches": {
                     *             "notStarted": 3,
                     *             "running": 0,
                     *             "finished": 0,
                     *             "finishedWithWarning": 0,
                     *             "finishedWithError": 1,
                     *             "cancelled": 0
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BatchDays"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportBatches: {
        parameters: {
            query?: {
                /**
                 * @description Only of this record type
                 * @example invoices
                 */
                type?: components["schemas"]["RecordType"];
                /** @description Repeat it for several states */
                state?: components["schemas"]["BatchState"][];
                /** @description Repeat it for several triggers */
                trigger?: components["schemas"]["Trigger"][];
                /** @description Created at this time or later */
                from?: string;
                /** @description Created before this time */
                to?: string;
                /** @description Part of the label, in whatever case */
                label?: string;
                /** @description A code of the catalogue of failures: one of the records failed, was held or warned of with it */
                code?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV (RFC 4180) in UTF-8, which a spreadsheet shows and never calculates */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example label,type,trigger,state,createdAt,startedAt,finishedAt,total,succeeded,warning,failed,skipped,message,fix,id,actor
                     *     [Contoso Ltd] Invoices,invoices,manual,Finished with Error,2026-03-02T09:00:00.000Z,2026-03-02T09:00:00.000Z,2026-03-02T09:00:00.000Z,1,0,0,1,0,,,0197f3a2-7c1e-7d11-9a53-000000000016,key of Northwind IT
                     *     [Contoso Ltd] Invoices,invoices,manual,Not Yet Started,2026-03-02T09:00:00.000Z,,,0,0,0,0,0,,,0197f3a2-7c1e-7d11-9a53-00000000000c,key of Northwind IT
                     */
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportBatchActions: {
        parameters: {
            query?: {
                /** @description Repeat it for several states */
                state?: components["schemas"]["ActionState"][];
                /** @description Repeat it for several codes */
                code?: string[];
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000016
                 */
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV (RFC 4180) in UTF-8, which a spreadsheet shows and never calculates */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example externalId,state,operation,entity,docNumber,amount,code,message,fix,at,quickbooksId,recordId
                     *     A-1001,failed,,,,,customer-missing,The customer is not known.,Map it.,2026-03-02T09:00:00.000Z,,0197f3a2-7c1e-7d11-9a53-000000000009
                     */
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPreview: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000019
                 */
                previewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "entity": "Invoice",
                     *           "quickbooksId": null,
                     *           "amount": "1430.00",
                     *           "document": {
                     *             "TotalAmt": 1430
                     *           },
                     *           "differences": [],
                     *           "creates": [],
                     *           "failure": null,
                     *           "message": "A new invoice over 1430.00",
                     *           "outcome": "create",
                     *           "recordId": "0197f3a2-7c1e-7d11-9a53-000000000009",
                     *           "externalId": "A-1001",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PreviewItemPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBatch: {
        parameters: {
            query?: {
                /** @description Seconds to wait for the batch to end; with If-None-Match, for it to be another than the one of that ETag */
                wait?: number;
            };
            header?: {
                /** @description ETags that the client knows */
                "if-none-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000016
                 */
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000016",
                     *       "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *       "type": "invoices",
                     *       "trigger": "manual",
                     *       "state": "finishedWithError",
                     *       "stateName": "Finished with Error",
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "label": "[Contoso Ltd] Invoices",
                     *       "companyName": "Contoso Ltd",
                     *       "step": null,
                     *       "counts": {
                     *         "total": 1,
                     *         "done": 1,
                     *         "succeeded": 0,
                     *         "warning": 0,
                     *         "failed": 1,
                     *         "skipped": 0
                     *       },
                     *       "category": null,
                     *       "reason": null,
                     *       "message": null,
                     *       "fix": null,
                     *       "actor": "key of Northwind IT",
                     *       "cancelRequested": false,
                     *       "startDate": null,
                     *       "recordIds": [],
                     *       "rerunOf": null,
                     *       "dryRun": false,
                     *       "previewId": null,
                     *       "traceId": null,
                     *       "scheduledFor": "2026-03-02T09:00:00.000Z",
                     *       "startedAt": "2026-03-02T09:00:00.000Z",
                     *       "finishedAt": "2026-03-02T09:00:00.000Z",
                     *       "updatedAt": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Batch"];
                };
            };
            /** @description It is still the one of the ETag */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBatchActions: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description Repeat it for several states */
                state?: components["schemas"]["ActionState"][];
                /** @description Repeat it for several codes */
                code?: string[];
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000016
                 */
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "recordId": "0197f3a2-7c1e-7d11-9a53-000000000009",
                     *           "externalId": "A-1001",
                     *           "attempt": 1,
                     *           "state": "failed",
                     *           "operation": null,
                     *           "entity": null,
                     *           "quickbooksId": null,
                     *           "docNumber": null,
                     *           "amount": null,
                     *           "category": "mapping",
                     *           "code": "customer-missing",
                     *           "message": "The customer is not known.",
                     *           "fix": "Map it.",
                     *           "at": "2026-03-02T09:00:00.000Z",
                     *           "intuitTid": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ActionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000017
                 */
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f3a2-7c1e-7d11-9a53-000000000017",
                     *       "outcome": "removed"
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was seen: goes on from there */
                "last-event-id"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000018
                 */
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-Sent Events, with a comment every 15 seconds */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 1796080737917-855f2c71df96
                     *     event: batch
                     *     data: {"id":"0197f3a2-7c1e-7d11-9a53-000000000018","companyId":"0197f3a2-7c1e-7d11-9a53-000000000007","type":"expenses","trigger":"manual","state":"notStarted","stateName":"Not Yet Started","createdAt":"2026-03-02T09:00:00.000Z","label":"[Contoso Ltd] Expenses","companyName":"Contoso Ltd","step":null,"counts":{"total":0,"done":0,"succeeded":0,"warning":0,"failed":0,"skipped":0},"category":null,"reason":null,"message":null,"fix":null,"actor":"key of Northwind IT","cancelRequested":false,"startDate":null,"recordIds":[],"rerunOf":null,"dryRun":false,"previewId":null,"traceId":null,"scheduledFor":"2026-03-02T09:00:00.000Z","startedAt":null,"finishedAt":null,"updatedAt":"2026-03-02T09:00:00.000Z"}
                     *     retry: 2000
                     */
                    "text/event-stream": string;
                };
            };
            /** @description Nothing more will come: the client has seen the end */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was seen: goes on from there */
                "last-event-id"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-Sent Events, with a comment every 15 seconds */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 1796080737917
                     *     event: snapshot
                     *     data: {"items":[{"id":"0197f3a2-7c1e-7d11-9a53-000000000018","companyId":"0197f3a2-7c1e-7d11-9a53-000000000007","type":"expenses","trigger":"manual","state":"notStarted","stateName":"Not Yet Started","createdAt":"2026-03-02T09:00:00.000Z","label":"[Contoso Ltd] Expenses","companyName":"Contoso Ltd","step":null,"counts":{"total":0,"done":0,"succeeded":0,"warning":0,"failed":0,"skipped":0},"category":null,"reason":null,"message":null,"fix":null,"actor":"key of Northwind IT","cancelRequested":false,"startDate":null,"recordIds":[],"rerunOf":null,"dryRun":false,"previewId":null,"traceId":null,"scheduledFor":"2026-03-02T09:00:00.000Z","startedAt":null,"finishedAt":null,"updatedAt":"2026-03-02T09:00:00.000Z"},{"id":"0197f3a2-7c1e-7d11-9a53-000000000017","companyId":"0197f3a2-7c1e-7d11-9a53-000000000007","type":"invoices","trigger":"rerun","state":"notStarted","stateName":"Not Yet Started","createdAt":"2026-03-02T09:00:00.000Z","label":"[Contoso Ltd] Invoices","companyName":"Contoso Ltd","step":null,"counts":{"total":0,"done":0,"succeeded":0,"warning":0,"failed":0,"skipped":0},"category":null,"reason":null,"message":null,"fix":null,"actor":"key of Northwind IT","cancelRequested":false,"startDate":null,"recordIds":["0197f3a2-7c1e-7d11-9a53-000000000009"],"rerunOf":"0197f3a2-7c1e-7d11-9a53-000000000016","dryRun":false,"previewId":null,"traceId":null,"scheduledFor":"2026-03-02T09:00:00.000Z","startedAt":null,"finishedAt":null,"updatedAt":"2026-03-02T09:00:00.000Z"},{"id":"0197f3a2-7c1e-7d11-9a53-000000000014","companyId":"0197f3a2-7c1e-7d11-9a53-000000000007","type":"inventory","trigger":"manual","state":"notStarted","stateName":"Not Yet Started","createdAt":"2026-03-02T09:00:00.000Z","label":"[Contoso Ltd] Inventory","companyName":"Contoso Ltd","step":null,"counts":{"total":0,"done":0,"succeeded":0,"warning":0,"failed":0,"skipped":0},"category":null,"reason":null,"message":null,"fix":null,"actor":"key of Northwind IT","cancelRequested":false,"startDate":null,"recordIds":["0197f3a2-7c1e-7d11-9a53-000000000012"],"rerunOf":null,"dryRun":false,"previewId":null,"traceId":null,"scheduledFor":"2026-03-02T09:00:00.000Z","startedAt":null,"finishedAt":null,"updatedAt":"2026-03-02T09:00:00.000Z"},{"id":"0197f3a2-7c1e-7d11-9a53-000000000010","companyId":"0197f3a2-7c1e-7d11-9a53-000000000007","type":"expenses","trigger":"manual","state":"notStarted","stateName":"Not Yet Started","createdAt":"2026-03-02T09:00:00.000Z","label":"[Contoso Ltd] Expenses","companyName":"Contoso Ltd","step":null,"counts":{"total":0,"done":0,"succeeded":0,"warning":0,"failed":0,"skipped":0},"category":null,"reason":null,"message":null,"fix":null,"actor":"key of Northwind IT","cancelRequested":false,"startDate":null,"recordIds":["0197f3a2-7c1e-7d11-9a53-00000000000e"],"rerunOf":null,"dryRun":false,"previewId":null,"traceId":null,"scheduledFor":"2026-03-02T09:00:00.000Z","startedAt":null,"finishedAt":null,"updatedAt":"2026-03-02T09:00:00.000Z"},{"id":"0197f3a2-7c1e-7d11-9a53-00000000000c","companyId":"0197f3a2-7c1e-7d11-9a53-000000000007","type":"invoices","trigger":"manual","state":"notStarted","stateName":"Not Yet Started","createdAt":"2026-03-02T09:00:00.000Z","label":"[Contoso Ltd] Invoices","companyName":"Contoso Ltd","step":null,"counts":{"total":0,"done":0,"succeeded":0,"warning":0,"failed":0,"skipped":0},"category":null,"reason":null,"message":null,"fix":null,"actor":"key of Northwind IT","cancelRequested":false,"startDate":null,"recordIds":["0197f3a2-7c1e-7d11-9a53-00000000000a"],"rerunOf":null,"dryRun":false,"previewId":null,"traceId":null,"scheduledFor":"2026-03-02T09:00:00.000Z","startedAt":null,"finishedAt":null,"updatedAt":"2026-03-02T09:00:00.000Z"}]}
                     *     retry: 2000
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was seen: goes on from there */
                "last-event-id"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-Sent Events, with a comment every 15 seconds */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 1796080737917
                     *     event: snapshot
                     *     data: {"items":[{"id":"0197f3a2-7c1e-7d11-9a53-000000000018","companyId":"0197f3a2-7c1e-7d11-9a53-000000000007","type":"expenses","trigger":"manual","state":"notStarted","stateName":"Not Yet Started","createdAt":"2026-03-02T09:00:00.000Z","label":"[Contoso Ltd] Expenses","companyName":"Contoso Ltd","step":null,"counts":{"total":0,"done":0,"succeeded":0,"warning":0,"failed":0,"skipped":0},"category":null,"reason":null,"message":null,"fix":null,"actor":"key of Northwind IT","cancelRequested":false,"startDate":null,"recordIds":[],"rerunOf":null,"dryRun":false,"previewId":null,"traceId":null,"scheduledFor":"2026-03-02T09:00:00.000Z","startedAt":null,"finishedAt":null,"updatedAt":"2026-03-02T09:00:00.000Z"},{"id":"0197f3a2-7c1e-7d11-9a53-000000000017","companyId":"0197f3a2-7c1e-7d11-9a53-000000000007","type":"invoices","trigger":"rerun","state":"notStarted","stateName":"Not Yet Started","createdAt":"2026-03-02T09:00:00.000Z","label":"[Contoso Ltd] Invoices","companyName":"Contoso Ltd","step":null,"counts":{"total":0,"done":0,"succeeded":0,"warning":0,"failed":0,"skipped":0},"category":null,"reason":null,"message":null,"fix":null,"actor":"key of Northwind IT","cancelRequested":false,"startDate":null,"recordIds":["0197f3a2-7c1e-7d11-9a53-000000000009"],"rerunOf":"0197f3a2-7c1e-7d11-9a53-000000000016","dryRun":false,"previewId":null,"traceId":null,"scheduledFor":"2026-03-02T09:00:00.000Z","startedAt":null,"finishedAt":null,"updatedAt":"2026-03-02T09:00:00.000Z"},{"id":"0197f3a2-7c1e-7d11-9a53-000000000014","companyId":"0197f3a2-7c1e-7d11-9a53-000000000007","type":"inventory","trigger":"manual","state":"notStarted","stateName":"Not Yet Started","createdAt":"2026-03-02T09:00:00.000Z","label":"[Contoso Ltd] Inventory","companyName":"Contoso Ltd","step":null,"counts":{"total":0,"done":0,"succeeded":0,"warning":0,"failed":0,"skipped":0},"category":null,"reason":null,"message":null,"fix":null,"actor":"key of Northwind IT","cancelRequested":false,"startDate":null,"recordIds":["0197f3a2-7c1e-7d11-9a53-000000000012"],"rerunOf":null,"dryRun":false,"previewId":null,"traceId":null,"scheduledFor":"2026-03-02T09:00:00.000Z","startedAt":null,"finishedAt":null,"updatedAt":"2026-03-02T09:00:00.000Z"},{"id":"0197f3a2-7c1e-7d11-9a53-000000000010","companyId":"0197f3a2-7c1e-7d11-9a53-000000000007","type":"expenses","trigger":"manual","state":"notStarted","stateName":"Not Yet Started","createdAt":"2026-03-02T09:00:00.000Z","label":"[Contoso Ltd] Expenses","companyName":"Contoso Ltd","step":null,"counts":{"total":0,"done":0,"succeeded":0,"warning":0,"failed":0,"skipped":0},"category":null,"reason":null,"message":null,"fix":null,"actor":"key of Northwind IT","cancelRequested":false,"startDate":null,"recordIds":["0197f3a2-7c1e-7d11-9a53-00000000000e"],"rerunOf":null,"dryRun":false,"previewId":null,"traceId":null,"scheduledFor":"2026-03-02T09:00:00.000Z","startedAt":null,"finishedAt":null,"updatedAt":"2026-03-02T09:00:00.000Z"},{"id":"0197f3a2-7c1e-7d11-9a53-00000000000c","companyId":"0197f3a2-7c1e-7d11-9a53-000000000007","type":"invoices","trigger":"manual","state":"notStarted","stateName":"Not Yet Started","createdAt":"2026-03-02T09:00:00.000Z","label":"[Contoso Ltd] Invoices","companyName":"Contoso Ltd","step":null,"counts":{"total":0,"done":0,"succeeded":0,"warning":0,"failed":0,"skipped":0},"category":null,"reason":null,"message":null,"fix":null,"actor":"key of Northwind IT","cancelRequested":false,"startDate":null,"recordIds":["0197f3a2-7c1e-7d11-9a53-00000000000a"],"rerunOf":null,"dryRun":false,"previewId":null,"traceId":null,"scheduledFor":"2026-03-02T09:00:00.000Z","startedAt":null,"finishedAt":null,"updatedAt":"2026-03-02T09:00:00.000Z"}]}
                     *     retry: 2000
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rerunBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000016
                 */
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "actions": "failed"
                 *     }
                 */
                "application/json": components["schemas"]["RerunInput"];
            };
        };
        responses: {
            /** @description Accepted: it is done later */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "Retry-After": components["headers"]["Retry-After"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000017",
                     *           "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *           "type": "invoices",
                     *           "trigger": "rerun",
                     *           "state": "notStarted",
                     *           "stateName": "Not Yet Started",
                     *           "createdAt": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["StartedBatchList"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["BatchNotEndedOrNothingToRerunOrRequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrInvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatusSummary: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "companies": 1,
                     *       "conditions": {
                     *         "booksReset": 0,
                     *         "needsReconnect": 0,
                     *         "switchedOff": 0,
                     *         "overdue": 0,
                     *         "failing": 0,
                     *         "problems": 1,
                     *         "paused": 0,
                     *         "notConnected": 0,
                     *         "off": 0,
                     *         "inStep": 0
                     *       },
                     *       "stale": [],
                     *       "staleCount": 0
                     *     }
                     */
                    "application/json": components["schemas"]["StatusSummary"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCompanyStatus: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description Companies whose worst condition this is; repeat it for several */
                condition?: components["schemas"]["CompanyCondition"][];
                /** @description Part of the name, in whatever case; or the realm */
                name?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *           "tenantId": "0197f3a2-7c1e-7d11-9a53-000000000002",
                     *           "name": "Contoso Ltd",
                     *           "condition": "problems",
                     *           "conditionName": "Records failed or are held",
                     *           "reasons": [
                     *             {
                     *               "condition": "problems",
                     *               "conditionName": "Records failed or are held",
                     *               "types": []
                     *             }
                     *           ],
                     *           "dataAsOf": {
                     *             "at": null,
                     *             "type": "invoices"
                     *           },
                     *           "timeZone": "America/Chicago",
                     *           "realmId": "9341113500413184",
                     *           "connectionState": "connected",
                     *           "disabled": false,
                     *           "types": [
                     *             {
                     *               "type": "invoices",
                     *               "lastSuccessAt": null,
                     *               "nextRunAt": "2026-03-02T09:00:00.000Z",
                     *               "consecutiveFailures": 0,
                     *               "overdue": false,
                     *               "paused": false
                     *             }
                     *           ],
                     *           "nextRunAt": "2026-03-02T09:00:00.000Z",
                     *           "openProblems": 1,
                     *           "lastBatch": {
                     *             "id": "0197f3a2-7c1e-7d11-9a53-000000000016",
                     *             "type": "invoices",
                     *             "label": "[Contoso Ltd] Invoices",
                     *             "state": "finishedWithError",
                     *             "stateName": "Finished with Error",
                     *             "finishedAt": "2026-03-02T09:00:00.000Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["CompanyStatusPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /**
                 * @description The beginning of a word of a company’s name, of a record’s number, of the number of its document in QuickBooks, or of a batch’s id (8 digits at least); or a whole realm. Letters may be large or small.
                 * @example contoso
                 */
                q: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "company",
                     *           "company": {
                     *             "id": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *             "tenantId": "0197f3a2-7c1e-7d11-9a53-000000000002",
                     *             "name": "Contoso Ltd"
                     *           },
                     *           "realmId": "9341113500413184",
                     *           "record": null,
                     *           "batch": null
                     *         }
                     *       ],
                     *       "more": false
                     *     }
                     */
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                /**
                 * @description Most items of the answer
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description UUID in lower case */
                companyId?: string;
            };
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "48",
                     *           "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *           "at": "2026-03-02T09:00:00.000Z",
                     *           "action": "difference.acceptance-withdrawn",
                     *           "outcome": "done",
                     *           "before": {
                     *             "kind": "edited",
                     *             "note": "Agreed with the customer",
                     *             "type": "invoices",
                     *             "entity": "Invoice",
                     *             "fields": [
                     *               {
                     *                 "name": "date",
                     *                 "ours": "2026-01-31",
                     *                 "field": "TxnDate",
                     *                 "theirs": "2026-02-28"
                     *               }
                     *             ],
                     *             "differenceId": "0197f3a2-7c1e-7d11-9a53-000000000021",
                     *             "quickbooksId": "2"
                     *           },
                     *           "after": {
                     *             "kind": "edited",
                     *             "note": null,
                     *             "type": "invoices",
                     *             "entity": "Invoice",
                     *             "fields": [
                     *               {
                     *                 "name": "date",
                     *                 "ours": "2026-01-31",
                     *                 "field": "TxnDate",
                     *                 "theirs": "2026-02-28"
                     *               }
                     *             ],
                     *             "differenceId": "0197f3a2-7c1e-7d11-9a53-000000000021",
                     *             "quickbooksId": "2"
                     *           },
                     *           "requestId": "0197f3a2-7c1e-7d11-9a53-000000000022",
                     *           "actor": {
                     *             "kind": "key",
                     *             "id": "0197f3a2-7c1e-7d11-9a53-000000000004",
                     *             "name": "key of Northwind IT"
                     *           }
                     *         },
                     *         {
                     *           "id": "47",
                     *           "companyId": "0197f3a2-7c1e-7d11-9a53-000000000007",
                     *           "at": "2026-03-02T09:00:00.000Z",
                     *           "action": "difference.accepted",
                     *           "outcome": "done",
                     *           "before": {
                     *             "kind": "edited",
                     *             "note": null,
                     *             "type": "invoices",
                     *             "entity": "Invoice",
                     *             "fields": [
                     *               {
                     *                 "name": "date",
                     *                 "ours": "2026-01-31",
                     *                 "field": "TxnDate",
                     *                 "theirs": "2026-02-28"
                     *               }
                     *             ],
                     *             "differenceId": "0197f3a2-7c1e-7d11-9a53-000000000021",
                     *             "quickbooksId": "2"
                     *           },
                     *           "after": {
                     *             "kind": "edited",
                     *             "note": "Agreed with the customer",
                     *             "type": "invoices",
                     *             "entity": "Invoice",
                     *             "fields": [
                     *               {
                     *                 "name": "date",
                     *                 "ours": "2026-01-31",
                     *                 "field": "TxnDate",
                     *                 "theirs": "2026-02-28"
                     *               }
                     *             ],
                     *             "differenceId": "0197f3a2-7c1e-7d11-9a53-000000000021",
                     *             "quickbooksId": "2"
                     *           },
                     *           "requestId": "0197f3a2-7c1e-7d11-9a53-000000000023",
                     *           "actor": {
                     *             "kind": "key",
                     *             "id": "0197f3a2-7c1e-7d11-9a53-000000000004",
                     *             "name": "key of Northwind IT"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "WyI0NyJd"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditEventPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamInvoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {"externalId":"A-1003","number":"INV-77","date":"2026-11-02","customer":{"name":"Contoso"},"lines":[{"item":"Support","quantity":"1.5","unitPrice":"120.00"}],"total":"180.00"} */
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description A line for each line, and a last one */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"line":1,"externalId":"A-1003","version":1,"outcome":"created","id":"0197f3a2-7c1e-7d11-9a53-00000000000b"}
                     *     {"summary":{"created":1,"updated":0,"unchanged":0,"outdated":0,"refused":0}}
                     */
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamExpenses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {"externalId":"A-1003","number":"R-2041","date":"2026-11-02","member":{"name":"Ann Lee"},"reimbursable":true,"payee":{"name":"City Cabs"},"lines":[{"expenseType":"Taxi","description":"To the client and back","amount":"42.50","customer":{"name":"Contoso"},"billable":true}],"total":"42.50"} */
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description A line for each line, and a last one */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"line":1,"externalId":"A-1003","version":1,"outcome":"created","id":"0197f3a2-7c1e-7d11-9a53-00000000000f"}
                     *     {"summary":{"created":1,"updated":0,"unchanged":0,"outdated":0,"refused":0}}
                     */
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamInventory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {"externalId":"A-1003","kind":"receipt","date":"2026-11-02","vendor":{"name":"Ingram Micro","accountNumber":"V-12"},"vendorInvoiceNumber":"4471","lines":[{"item":"Router","quantity":"10","unitCost":"62.50"}],"freight":{"amount":"18.00","account":"Freight and delivery"},"total":"643.00"} */
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description A line for each line, and a last one */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"line":1,"externalId":"A-1003","version":1,"outcome":"created","id":"0197f3a2-7c1e-7d11-9a53-000000000013"}
                     *     {"summary":{"created":1,"updated":0,"unchanged":0,"outdated":0,"refused":0}}
                     */
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportMappings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example kind,name,accountNumber,quickbooksId,quickbooksName,paymentType
                     *     customer,Contoso,C-17,58,Contoso LLC,
                     *     customer,Fabrikam Inc,,59,Fabrikam,
                     */
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importMappings: {
        parameters: {
            query?: {
                /** @description true: only say what would change, and in which records */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description The ETag that you read: what somebody changed since is not overwritten. `*`: whatever it is
                 * @example *
                 */
                "if-match"?: string;
                /** @description The id of the tenant to speak for: for the operator, and for people who belong to several. */
                "AutoSync-Tenant"?: components["parameters"]["AutoSync-Tenant"];
            };
            path: {
                /**
                 * @description UUID in lower case
                 * @example 0197f3a2-7c1e-7d11-9a53-000000000007
                 */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example kind,name,accountNumber,quickbooksId,quickbooksName,paymentType
                 *     customer,Contoso,C-17,58,Contoso LLC,
                 *     customer,Fabrikam Inc,,59,Fabrikam,
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dryRun": false,
                     *       "changes": [],
                     *       "records": {
                     *         "items": [],
                     *         "more": false
                     *       },
                     *       "freed": 0
                     *     }
                     */
                    "application/json": components["schemas"]["MappingChange"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidJson"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidRequest"];
            428: components["responses"]["IfMatchRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["OverloadedOrUnavailable"];
            /** @description Any other problem, such as `internal-error`: a problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
