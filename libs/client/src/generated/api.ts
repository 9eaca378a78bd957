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
         * @description What `code` of a record’s failure, of an action and of problems can be. New codes may come.
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
        /** A page for people about a kind of problem: when it comes, and what to do */
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
        /** Read who you are: whose key or access token this request has, and what it may do */
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
         * @description Needs the scope `keys:read`.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key of a tenant
         * @description The key is in the answer and nowhere else. Needs the scope `keys:write`.
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
         * Replace an API key by a new one with the same scopes; the old one holds on for a while
         * @description Needs the scope `keys:write`.
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
         * @description Needs the scope `keys:write`.
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
    "/v1/oauth/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Asks the person whether to go on to QuickBooks; changes nothing */
        get: operations["showConnectionStart"];
        put?: never;
        /** Binds the connection to this browser and sends it to QuickBooks */
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
        /** Where QuickBooks sends the browser back to; answers a page for the person */
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
         * For Intuit: takes its signed events as hints that payments should be read
         * @description The body is what Intuit sends, as CloudEvents or in the form before, with `intuit-signature`.
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
         * List invoices in the order of their external ids, by sync state
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
         * List expenses in the order of their external ids, by sync state
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
         * List inventory records in the order of their external ids, by sync state
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
         * @description Records that failed or are held, records whose document somebody voided or deleted in QuickBooks, and payments that cannot be read; the most first. There are as many items as codes: no paging. Needs the scope `records:read`.
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
         * @description It queues: a batch that runs already never makes it fail. A dry run of payments with a starting date changes nothing; its actions list each invoice that would change, from what to what. Needs the scope `batches:write`.
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
         * @description Needs the scope `batches:read`.
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
         * @description A tenant sees its own, the operator all of them. A second old at most. Needs the scope `batches:read`.
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
         * @description A tenant sees its own, the operator all of them. Among companies of one condition those whose data is oldest come first. The order is that of the moment: a company that moves while somebody pages may be seen twice or not at all. Needs the scope `batches:read`.
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
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            /** @enum {unknown} */
                            category: "data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform";
                            /** @description The sentence; what stands in {braces} is filled in for each record */
                            message: string;
                            /** @description What to do about it */
                            fix: string;
                            /** @description It is tried again by itself */
                            retryable: boolean;
                            /** @description The record types that it can come with */
                            types: ("invoices" | "expenses" | "inventory" | "payments")[];
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    showProblemType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    getSelf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description client: a program that signed in with client credentials
                         * @enum {unknown}
                         */
                        kind: "operator" | "key" | "person" | "client";
                        /** @description UUID in lower case */
                        id: string;
                        /** @description As the audit log names you */
                        name: string;
                        tenantId: string | null;
                        /** @description May create tenants and their keys, and speak for a tenant by its id in the header `AutoSync-Tenant` */
                        isOperator: boolean;
                        scopes: ("companies:read" | "companies:write" | "connections:read" | "connections:write" | "settings:read" | "settings:write" | "records:read" | "records:write" | "payments:read" | "batches:read" | "batches:write" | "audit:read" | "keys:read" | "keys:write")[];
                        expiresAt: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listTenants: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            id: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Northwind IT"
                 *     }
                 */
                "application/json": {
                    /** @description 1 to 200 characters on one line, none of them invisible */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        name: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description UUID in lower case */
                tenantId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            id: string;
                            /** @description UUID in lower case */
                            tenantId: string;
                            name: string;
                            /** @description How the key begins; the key itself is not stored */
                            prefix: string;
                            scopes: ("companies:read" | "companies:write" | "connections:read" | "connections:write" | "settings:read" | "settings:write" | "records:read" | "records:write" | "payments:read" | "batches:read" | "batches:write" | "audit:read" | "keys:read" | "keys:write")[];
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            lastUsedAt: string | null;
                            revokedAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "ERP, nightly push",
                 *       "scopes": [
                 *         "records:read",
                 *         "records:write"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description Needed by the operator only */
                    tenantId?: string;
                    /** @description 1 to 200 characters on one line, none of them invisible */
                    name: string;
                    /** @description Without: reading (companies:read, connections:read, settings:read, records:read, payments:read, batches:read). Nobody gives what they may not do themselves */
                    scopes?: "all" | ("companies:read" | "companies:write" | "connections:read" | "connections:write" | "settings:read" | "settings:write" | "records:read" | "records:write" | "payments:read" | "batches:read" | "batches:write" | "audit:read" | "keys:read" | "keys:write")[];
                    /** @description Without: in a year, unless the installation says otherwise; null: it does not expire */
                    expiresAt?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @description UUID in lower case */
                        tenantId: string;
                        name: string;
                        /** @description How the key begins; the key itself is not stored */
                        prefix: string;
                        scopes: ("companies:read" | "companies:write" | "connections:read" | "connections:write" | "settings:read" | "settings:write" | "records:read" | "records:write" | "payments:read" | "batches:read" | "batches:write" | "audit:read" | "keys:read" | "keys:write")[];
                        /** Format: date-time */
                        createdAt: string;
                        expiresAt: string | null;
                        lastUsedAt: string | null;
                        revokedAt: string | null;
                        /** @description The key: shown this once */
                        key: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How long the old key holds. Without: a day */
                    overlapSeconds?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @description UUID in lower case */
                        tenantId: string;
                        name: string;
                        /** @description How the key begins; the key itself is not stored */
                        prefix: string;
                        scopes: ("companies:read" | "companies:write" | "connections:read" | "connections:write" | "settings:read" | "settings:write" | "records:read" | "records:write" | "payments:read" | "batches:read" | "batches:write" | "audit:read" | "keys:read" | "keys:write")[];
                        /** Format: date-time */
                        createdAt: string;
                        expiresAt: string | null;
                        lastUsedAt: string | null;
                        revokedAt: string | null;
                        /** @description The key: shown this once */
                        key: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @description UUID in lower case */
                        tenantId: string;
                        name: string;
                        /** @description How the key begins; the key itself is not stored */
                        prefix: string;
                        scopes: ("companies:read" | "companies:write" | "connections:read" | "connections:write" | "settings:read" | "settings:write" | "records:read" | "records:write" | "payments:read" | "batches:read" | "batches:write" | "audit:read" | "keys:read" | "keys:write")[];
                        /** Format: date-time */
                        createdAt: string;
                        expiresAt: string | null;
                        lastUsedAt: string | null;
                        revokedAt: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listCompanies: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            id: string;
                            name: string;
                            timeZone: string;
                            settings: {
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
                            disabled: boolean;
                            realmId: string | null;
                            /** @enum {unknown} */
                            connectionState: "disconnected" | "connected" | "needsReconnect";
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
                "application/json": {
                    /** @description 1 to 200 characters on one line, none of them invisible */
                    name: string;
                    /**
                     * @description IANA time zone, for example "America/New_York"
                     * @default UTC
                     */
                    timeZone?: string;
                    settings?: {
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
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        name: string;
                        timeZone: string;
                        settings: {
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
                        disabled: boolean;
                        realmId: string | null;
                        /** @enum {unknown} */
                        connectionState: "disconnected" | "connected" | "needsReconnect";
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    getCompany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        name: string;
                        timeZone: string;
                        settings: {
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
                        disabled: boolean;
                        realmId: string | null;
                        /** @enum {unknown} */
                        connectionState: "disconnected" | "connected" | "needsReconnect";
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    removeCompany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        name: string;
                        /**
                         * @description removing: a batch is being ended, or Intuit was not told yet. removed: the tokens are forgotten, and the QuickBooks company may be connected elsewhere
                         * @enum {unknown}
                         */
                        state: "removing" | "removed";
                        /** Format: date-time */
                        removedAt: string;
                        /** @description What stays after the removal, and how long at most */
                        kept: {
                            what: string;
                            /** Format: date-time */
                            until: string;
                        }[];
                        releasedAt: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    updateCompany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 1 to 200 characters on one line, none of them invisible */
                    name?: string;
                    /** @description IANA time zone, for example "America/New_York" */
                    timeZone?: string;
                    settings?: {
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
                    /** @description True: nothing is synced until it is false again */
                    disabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        name: string;
                        timeZone: string;
                        settings: {
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
                        disabled: boolean;
                        realmId: string | null;
                        /** @enum {unknown} */
                        connectionState: "disconnected" | "connected" | "needsReconnect";
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    removeTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        name: string;
                        /**
                         * @description removing: a batch is being ended, or Intuit was not told yet. removed: the tokens are forgotten, and the QuickBooks company may be connected elsewhere
                         * @enum {unknown}
                         */
                        state: "removing" | "removed";
                        /** Format: date-time */
                        removedAt: string;
                        /** @description What stays after the removal, and how long at most */
                        kept: {
                            what: string;
                            /** Format: date-time */
                            until: string;
                        }[];
                        /** @description Companies that are still being removed */
                        companiesLeft: number;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    getConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        state: "disconnected" | "connected" | "needsReconnect";
                        realmId: string | null;
                        /** @description QuickBooks has answered for the realm, so it is bound to this company. Soon after connecting it has. */
                        realmVerified: boolean;
                        reason: string | null;
                        tokenExpiresAt: string | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    startConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Open it in the browser of the person who may allow the connection */
                        authorizeUrl: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    disconnect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disconnected */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    showConnectionStart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    beginConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    finishConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    takeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    getAutoSync: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        intervalMinutes: number;
                        types: {
                            invoices?: {
                                enabled: boolean;
                                intervalMinutes: number | null;
                                nextRunAt: string | null;
                                lastRunAt: string | null;
                                lastSuccessAt: string | null;
                                lastReason: string | null;
                                consecutiveFailures: number;
                                disconnectedReason: string | null;
                                lasts: {
                                    medianMs: number;
                                    p95Ms: number;
                                } | null;
                                slots: {
                                    due: number;
                                    queued: number;
                                    coalesced: number;
                                    skipped: number;
                                };
                            };
                            expenses?: {
                                enabled: boolean;
                                intervalMinutes: number | null;
                                nextRunAt: string | null;
                                lastRunAt: string | null;
                                lastSuccessAt: string | null;
                                lastReason: string | null;
                                consecutiveFailures: number;
                                disconnectedReason: string | null;
                                lasts: {
                                    medianMs: number;
                                    p95Ms: number;
                                } | null;
                                slots: {
                                    due: number;
                                    queued: number;
                                    coalesced: number;
                                    skipped: number;
                                };
                            };
                            inventory?: {
                                enabled: boolean;
                                intervalMinutes: number | null;
                                nextRunAt: string | null;
                                lastRunAt: string | null;
                                lastSuccessAt: string | null;
                                lastReason: string | null;
                                consecutiveFailures: number;
                                disconnectedReason: string | null;
                                lasts: {
                                    medianMs: number;
                                    p95Ms: number;
                                } | null;
                                slots: {
                                    due: number;
                                    queued: number;
                                    coalesced: number;
                                    skipped: number;
                                };
                            };
                            payments?: {
                                enabled: boolean;
                                intervalMinutes: number | null;
                                nextRunAt: string | null;
                                lastRunAt: string | null;
                                lastSuccessAt: string | null;
                                lastReason: string | null;
                                consecutiveFailures: number;
                                disconnectedReason: string | null;
                                lasts: {
                                    medianMs: number;
                                    p95Ms: number;
                                } | null;
                                slots: {
                                    due: number;
                                    queued: number;
                                    coalesced: number;
                                    skipped: number;
                                };
                            };
                        };
                        warnings: {
                            code: string;
                            message: string;
                        }[];
                        /** @description Who stopped it, and why: what holds for the company */
                        pauses: {
                            /** @description UUID in lower case */
                            id: string;
                            /** @enum {unknown} */
                            scope: "everything" | "tenant" | "company";
                            companyId: string | null;
                            type: ("invoices" | "expenses" | "inventory" | "payments") | null;
                            note: string;
                            /** @description Who paused it */
                            by: string;
                            /** Format: date-time */
                            createdAt: string;
                            endedAt: string | null;
                            endedBy: string | null;
                            endNote: string | null;
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    replaceAutoSync: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                /** @description UUID in lower case */
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
                 *       }
                 *     }
                 */
                "application/json": {
                    enabled: boolean;
                    /**
                     * @description From 15 minutes to 24 hours
                     * @default 120
                     */
                    intervalMinutes?: number;
                    types: {
                        invoices?: {
                            enabled: boolean;
                            /** @description Without, or null: the company’s interval */
                            intervalMinutes?: number | null;
                            readonly nextRunAt?: string | null;
                            readonly lastRunAt?: string | null;
                            readonly lastSuccessAt?: string | null;
                            readonly lastReason?: string | null;
                            readonly consecutiveFailures?: number;
                            readonly disconnectedReason?: string | null;
                            readonly lasts?: {
                                medianMs: number;
                                p95Ms: number;
                            } | null;
                            readonly slots?: {
                                due: number;
                                queued: number;
                                coalesced: number;
                                skipped: number;
                            };
                        };
                        expenses?: {
                            enabled: boolean;
                            /** @description Without, or null: the company’s interval */
                            intervalMinutes?: number | null;
                            readonly nextRunAt?: string | null;
                            readonly lastRunAt?: string | null;
                            readonly lastSuccessAt?: string | null;
                            readonly lastReason?: string | null;
                            readonly consecutiveFailures?: number;
                            readonly disconnectedReason?: string | null;
                            readonly lasts?: {
                                medianMs: number;
                                p95Ms: number;
                            } | null;
                            readonly slots?: {
                                due: number;
                                queued: number;
                                coalesced: number;
                                skipped: number;
                            };
                        };
                        inventory?: {
                            enabled: boolean;
                            /** @description Without, or null: the company’s interval */
                            intervalMinutes?: number | null;
                            readonly nextRunAt?: string | null;
                            readonly lastRunAt?: string | null;
                            readonly lastSuccessAt?: string | null;
                            readonly lastReason?: string | null;
                            readonly consecutiveFailures?: number;
                            readonly disconnectedReason?: string | null;
                            readonly lasts?: {
                                medianMs: number;
                                p95Ms: number;
                            } | null;
                            readonly slots?: {
                                due: number;
                                queued: number;
                                coalesced: number;
                                skipped: number;
                            };
                        };
                        payments?: {
                            enabled: boolean;
                            /** @description Without, or null: the company’s interval */
                            intervalMinutes?: number | null;
                            readonly nextRunAt?: string | null;
                            readonly lastRunAt?: string | null;
                            readonly lastSuccessAt?: string | null;
                            readonly lastReason?: string | null;
                            readonly consecutiveFailures?: number;
                            readonly disconnectedReason?: string | null;
                            readonly lasts?: {
                                medianMs: number;
                                p95Ms: number;
                            } | null;
                            readonly slots?: {
                                due: number;
                                queued: number;
                                coalesced: number;
                                skipped: number;
                            };
                        };
                    };
                    /** @description Why types are to be on although the readiness check fails; for the audit log */
                    overrideNote?: string;
                    readonly warnings?: {
                        code: string;
                        message: string;
                    }[];
                    /** @description Who stopped it, and why: what holds for the company */
                    readonly pauses?: {
                        /** @description UUID in lower case */
                        id: string;
                        /** @enum {unknown} */
                        scope: "everything" | "tenant" | "company";
                        companyId: string | null;
                        type: ("invoices" | "expenses" | "inventory" | "payments") | null;
                        note: string;
                        /** @description Who paused it */
                        by: string;
                        /** Format: date-time */
                        createdAt: string;
                        endedAt: string | null;
                        endedBy: string | null;
                        endNote: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        intervalMinutes: number;
                        types: {
                            invoices?: {
                                enabled: boolean;
                                intervalMinutes: number | null;
                                nextRunAt: string | null;
                                lastRunAt: string | null;
                                lastSuccessAt: string | null;
                                lastReason: string | null;
                                consecutiveFailures: number;
                                disconnectedReason: string | null;
                                lasts: {
                                    medianMs: number;
                                    p95Ms: number;
                                } | null;
                                slots: {
                                    due: number;
                                    queued: number;
                                    coalesced: number;
                                    skipped: number;
                                };
                            };
                            expenses?: {
                                enabled: boolean;
                                intervalMinutes: number | null;
                                nextRunAt: string | null;
                                lastRunAt: string | null;
                                lastSuccessAt: string | null;
                                lastReason: string | null;
                                consecutiveFailures: number;
                                disconnectedReason: string | null;
                                lasts: {
                                    medianMs: number;
                                    p95Ms: number;
                                } | null;
                                slots: {
                                    due: number;
                                    queued: number;
                                    coalesced: number;
                                    skipped: number;
                                };
                            };
                            inventory?: {
                                enabled: boolean;
                                intervalMinutes: number | null;
                                nextRunAt: string | null;
                                lastRunAt: string | null;
                                lastSuccessAt: string | null;
                                lastReason: string | null;
                                consecutiveFailures: number;
                                disconnectedReason: string | null;
                                lasts: {
                                    medianMs: number;
                                    p95Ms: number;
                                } | null;
                                slots: {
                                    due: number;
                                    queued: number;
                                    coalesced: number;
                                    skipped: number;
                                };
                            };
                            payments?: {
                                enabled: boolean;
                                intervalMinutes: number | null;
                                nextRunAt: string | null;
                                lastRunAt: string | null;
                                lastSuccessAt: string | null;
                                lastReason: string | null;
                                consecutiveFailures: number;
                                disconnectedReason: string | null;
                                lasts: {
                                    medianMs: number;
                                    p95Ms: number;
                                } | null;
                                slots: {
                                    due: number;
                                    queued: number;
                                    coalesced: number;
                                    skipped: number;
                                };
                            };
                        };
                        warnings: {
                            code: string;
                            message: string;
                        }[];
                        /** @description Who stopped it, and why: what holds for the company */
                        pauses: {
                            /** @description UUID in lower case */
                            id: string;
                            /** @enum {unknown} */
                            scope: "everything" | "tenant" | "company";
                            companyId: string | null;
                            type: ("invoices" | "expenses" | "inventory" | "payments") | null;
                            note: string;
                            /** @description Who paused it */
                            by: string;
                            /** Format: date-time */
                            createdAt: string;
                            endedAt: string | null;
                            endedBy: string | null;
                            endNote: string | null;
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: {
                /** @description Only what matters to this type */
                type?: "invoices" | "expenses" | "inventory" | "payments";
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Nothing that is required fails: AutoSync may be switched on */
                        ready: boolean;
                        /** @description What was looked at */
                        types: ("invoices" | "expenses" | "inventory" | "payments")[];
                        checks: {
                            /** @enum {unknown} */
                            code: "connected" | "tokens-readable" | "quickbooks-answers" | "default-accounts" | "names-mapped" | "plan-features" | "tried-by-hand" | "closed-books" | "interval";
                            /** @enum {unknown} */
                            state: "pass" | "fail" | "unknown";
                            /** @description While it fails, AutoSync is switched on only with an `overrideNote` */
                            required: boolean;
                            /** @description A sentence for people, with the thing to do */
                            reason: string;
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listNextRuns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The company’s */
                        timeZone: string;
                        items: {
                            /** @enum {unknown} */
                            type: "invoices" | "expenses" | "inventory" | "payments";
                            /** Format: date-time */
                            at: string;
                            /**
                             * Format: date-time
                             * @description The same instant as the clocks of the company show it
                             */
                            localTime: string;
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            id: string;
                            /** @enum {unknown} */
                            scope: "everything" | "tenant" | "company";
                            companyId: string | null;
                            type: ("invoices" | "expenses" | "inventory" | "payments") | null;
                            note: string;
                            /** @description Who paused it */
                            by: string;
                            /** Format: date-time */
                            createdAt: string;
                            endedAt: string | null;
                            endedBy: string | null;
                            endNote: string | null;
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Month-end: the accountant is closing October"
                 *     }
                 */
                "application/json": {
                    /** @description Without: every company of the tenant */
                    companyId?: string;
                    /**
                     * @description Without: every record type
                     * @enum {unknown}
                     */
                    type?: "invoices" | "expenses" | "inventory" | "payments";
                    /** @description Why; it stands wherever something waits for it */
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @enum {unknown} */
                        scope: "everything" | "tenant" | "company";
                        companyId: string | null;
                        type: ("invoices" | "expenses" | "inventory" | "payments") | null;
                        note: string;
                        /** @description Who paused it */
                        by: string;
                        /** Format: date-time */
                        createdAt: string;
                        endedAt: string | null;
                        endedBy: string | null;
                        endNote: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    endPause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                pauseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 1 to 500 characters on one line, none of them invisible */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @enum {unknown} */
                        scope: "everything" | "tenant" | "company";
                        companyId: string | null;
                        type: ("invoices" | "expenses" | "inventory" | "payments") | null;
                        note: string;
                        /** @description Who paused it */
                        by: string;
                        /** Format: date-time */
                        createdAt: string;
                        endedAt: string | null;
                        endedBy: string | null;
                        endNote: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listSystemPauses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            id: string;
                            /** @enum {unknown} */
                            scope: "everything" | "tenant" | "company";
                            companyId: string | null;
                            type: ("invoices" | "expenses" | "inventory" | "payments") | null;
                            note: string;
                            /** @description Who paused it */
                            by: string;
                            /** Format: date-time */
                            createdAt: string;
                            endedAt: string | null;
                            endedBy: string | null;
                            endNote: string | null;
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Without: every record type
                     * @enum {unknown}
                     */
                    type?: "invoices" | "expenses" | "inventory" | "payments";
                    /** @description 1 to 500 characters on one line, none of them invisible */
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @enum {unknown} */
                        scope: "everything" | "tenant" | "company";
                        companyId: string | null;
                        type: ("invoices" | "expenses" | "inventory" | "payments") | null;
                        note: string;
                        /** @description Who paused it */
                        by: string;
                        /** Format: date-time */
                        createdAt: string;
                        endedAt: string | null;
                        endedBy: string | null;
                        endNote: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    endSystemPause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                pauseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 1 to 500 characters on one line, none of them invisible */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @enum {unknown} */
                        scope: "everything" | "tenant" | "company";
                        companyId: string | null;
                        type: ("invoices" | "expenses" | "inventory" | "payments") | null;
                        note: string;
                        /** @description Who paused it */
                        by: string;
                        /** Format: date-time */
                        createdAt: string;
                        endedAt: string | null;
                        endedBy: string | null;
                        endNote: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    getInvoices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        externalId: string;
                        type: string;
                        /** @description Rises with each change of the content, and when it is cancelled or comes back */
                        version: number;
                        /** @description Your system says that it is no record any more */
                        cancelled: boolean;
                        sourceSequence: number | null;
                        sourceUpdatedAt: string | null;
                        /** @enum {unknown} */
                        syncState: "pending" | "synced" | "failed" | "held" | "letGo" | "cancelled" | "unbatched";
                        /** @description QuickBooks has not given its answer yet */
                        syncing: boolean;
                        syncedVersion: number | null;
                        syncedAt: string | null;
                        quickbooks: {
                            entity: string;
                            id: string;
                            docNumber: string | null;
                        } | null;
                        failure: {
                            /** @enum {unknown} */
                            category: "data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform";
                            /** @description From the catalogue of failures */
                            code: string;
                            message: string;
                            /** @description The thing to do about it */
                            fix: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        requested: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep") | null;
                        attempts: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        quickbooksState: ("live" | "voided" | "deleted") | null;
                        quickbooksStateSince: string | null;
                        balance: string | null;
                        balanceReadAt: string | null;
                        currency: string | null;
                        exchangeRate: string | null;
                        applications: {
                            /** @description QuickBooks’ id of the payment */
                            paymentId: string;
                            target: {
                                /** @description Invoice or CreditMemo; QuickBooks may let a payment pay other documents */
                                entity: string;
                                quickbooksId: string;
                                record: {
                                    /** @description UUID in lower case */
                                    id: string;
                                    externalId: string;
                                } | null;
                            };
                            /** @description Decimal text: "1250.00" */
                            amount: string;
                            currency: string | null;
                            exchangeRate: string | null;
                        }[] | null;
                        content: {
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
                            customer: {
                                /** @description 1 to 500 characters on one line, none of them invisible (customer by name) */
                                name: string;
                                /** @description 1 to 100 characters on one line, none of them invisible */
                                accountNumber?: string;
                                /** @description an e-mail address, or several separated by commas, 100 characters in all */
                                email?: string;
                            };
                            /** @description an e-mail address, or several separated by commas, 100 characters in all */
                            billEmail?: string;
                            /** @description an e-mail address, or several separated by commas, 100 characters in all */
                            billEmailCc?: string;
                            /** @description an e-mail address, or several separated by commas, 100 characters in all */
                            billEmailBcc?: string;
                            /** @description whether QuickBooks e-mails the document to `billEmail` when it is written first; see also the setting `invoiceSending` */
                            send?: boolean;
                            /** @description where the goods or services go */
                            shipTo?: {
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
                            /** @description what was paid down before, and the account it went to */
                            deposit?: {
                                /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                                amount: string;
                                /** @description 1 to 500 characters on one line, none of them invisible (account by name ("a:b:c" below others) or by number) */
                                account?: string;
                            };
                            customFields?: {
                                /** @description 1 to 31 characters on one line, none of them invisible (as QuickBooks calls the field) */
                                name: string;
                                /** @description 1 to 31 characters on one line, none of them invisible */
                                value: string;
                            }[];
                            /** @description up to 1000 characters, without control characters other than line ends and tabs (shown to the customer) */
                            memo?: string;
                            lines: {
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
                            }[];
                            discount?: {
                                /** @description up to 4000 characters, without control characters other than line ends and tabs */
                                description?: string;
                                /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                                amount: string;
                            };
                            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                            total?: string;
                            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
                            class?: string;
                            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
                            department?: string;
                            /** @description the tax that you worked out for the whole document, by your own tax codes */
                            taxes?: {
                                /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                                code: string;
                                /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                                amount: string;
                            }[];
                            /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
                            currency?: string;
                            /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
                            exchangeRate?: string;
                        };
                        /** @description What was sent to QuickBooks, newest first */
                        history: {
                            /** @description UUID in lower case */
                            requestId: string;
                            /** @enum {unknown} */
                            operation: "create" | "update" | "void" | "delete";
                            entity: string;
                            version: number;
                            /** @enum {unknown} */
                            state: "open" | "succeeded" | "rejected";
                            sends: number;
                            quickbooksId: string | null;
                            fault: {
                                code: string;
                                message: string;
                                detail: string;
                            } | null;
                            intuitTid: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            closedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
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
                "application/json": {
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
                    customer: {
                        /** @description 1 to 500 characters on one line, none of them invisible (customer by name) */
                        name: string;
                        /** @description 1 to 100 characters on one line, none of them invisible */
                        accountNumber?: string;
                        /** @description an e-mail address, or several separated by commas, 100 characters in all */
                        email?: string;
                    };
                    /** @description an e-mail address, or several separated by commas, 100 characters in all */
                    billEmail?: string;
                    /** @description an e-mail address, or several separated by commas, 100 characters in all */
                    billEmailCc?: string;
                    /** @description an e-mail address, or several separated by commas, 100 characters in all */
                    billEmailBcc?: string;
                    /** @description whether QuickBooks e-mails the document to `billEmail` when it is written first; see also the setting `invoiceSending` */
                    send?: boolean;
                    /** @description where the goods or services go */
                    shipTo?: {
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
                    /** @description what was paid down before, and the account it went to */
                    deposit?: {
                        /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                        amount: string;
                        /** @description 1 to 500 characters on one line, none of them invisible (account by name ("a:b:c" below others) or by number) */
                        account?: string;
                    };
                    customFields?: {
                        /** @description 1 to 31 characters on one line, none of them invisible (as QuickBooks calls the field) */
                        name: string;
                        /** @description 1 to 31 characters on one line, none of them invisible */
                        value: string;
                    }[];
                    /** @description up to 1000 characters, without control characters other than line ends and tabs (shown to the customer) */
                    memo?: string;
                    lines: {
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
                    }[];
                    discount?: {
                        /** @description up to 4000 characters, without control characters other than line ends and tabs */
                        description?: string;
                        /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                        amount: string;
                    };
                    /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                    total?: string;
                    /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
                    class?: string;
                    /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
                    department?: string;
                    /** @description the tax that you worked out for the whole document, by your own tax codes */
                    taxes?: {
                        /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                        code: string;
                        /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                        amount: string;
                    }[];
                    /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
                    currency?: string;
                    /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
                    exchangeRate?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        externalId: string;
                        /** @description UUID in lower case */
                        id: string;
                        version: number;
                        /** @enum {unknown} */
                        outcome: "created" | "updated" | "unchanged";
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        externalId: string;
                        /** @description UUID in lower case */
                        id: string;
                        version: number;
                        /** @enum {unknown} */
                        outcome: "created" | "updated" | "unchanged";
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        externalId: string;
                        /** @description UUID in lower case */
                        id: string;
                        version: number;
                        /** @enum {unknown} */
                        outcome: "created" | "updated" | "unchanged";
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    bulkUpsertInvoices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
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
                        customer: {
                            /** @description 1 to 500 characters on one line, none of them invisible (customer by name) */
                            name: string;
                            /** @description 1 to 100 characters on one line, none of them invisible */
                            accountNumber?: string;
                            /** @description an e-mail address, or several separated by commas, 100 characters in all */
                            email?: string;
                        };
                        /** @description an e-mail address, or several separated by commas, 100 characters in all */
                        billEmail?: string;
                        /** @description an e-mail address, or several separated by commas, 100 characters in all */
                        billEmailCc?: string;
                        /** @description an e-mail address, or several separated by commas, 100 characters in all */
                        billEmailBcc?: string;
                        /** @description whether QuickBooks e-mails the document to `billEmail` when it is written first; see also the setting `invoiceSending` */
                        send?: boolean;
                        /** @description where the goods or services go */
                        shipTo?: {
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
                        /** @description what was paid down before, and the account it went to */
                        deposit?: {
                            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                            amount: string;
                            /** @description 1 to 500 characters on one line, none of them invisible (account by name ("a:b:c" below others) or by number) */
                            account?: string;
                        };
                        customFields?: {
                            /** @description 1 to 31 characters on one line, none of them invisible (as QuickBooks calls the field) */
                            name: string;
                            /** @description 1 to 31 characters on one line, none of them invisible */
                            value: string;
                        }[];
                        /** @description up to 1000 characters, without control characters other than line ends and tabs (shown to the customer) */
                        memo?: string;
                        lines: {
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
                        }[];
                        discount?: {
                            /** @description up to 4000 characters, without control characters other than line ends and tabs */
                            description?: string;
                            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                            amount: string;
                        };
                        /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                        total?: string;
                        /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
                        class?: string;
                        /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
                        department?: string;
                        /** @description the tax that you worked out for the whole document, by your own tax codes */
                        taxes?: {
                            /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                            code: string;
                            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                            amount: string;
                        }[];
                        /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
                        currency?: string;
                        /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
                        exchangeRate?: string;
                    }[];
                    /** @description true, or absent: all or nothing, one fault and none is stored. false: each item for itself, those with faults have the outcome `refused` */
                    atomic?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            externalId: string;
                            /** @description UUID in lower case */
                            id: string;
                            version: number;
                            /**
                             * @description outdated: what is stored is newer by your own sequence, and stays
                             * @enum {unknown}
                             */
                            outcome: "created" | "updated" | "unchanged" | "outdated";
                        } | {
                            externalId: string | null;
                            /** @enum {string} */
                            outcome: "refused";
                            /** @description Pointers begin at the item */
                            errors: {
                                /** @description JSON pointer (RFC 6901) into the body */
                                pointer?: string;
                                /** @description Name of the query parameter */
                                parameter?: string;
                                /** @description Name of the header */
                                header?: string;
                                code: string;
                                detail: string;
                            }[];
                        })[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                syncState?: "pending" | "synced" | "failed" | "held" | "letGo" | "cancelled" | "unbatched";
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            id: string;
                            externalId: string;
                            type: string;
                            /** @description Rises with each change of the content, and when it is cancelled or comes back */
                            version: number;
                            /** @description Your system says that it is no record any more */
                            cancelled: boolean;
                            sourceSequence: number | null;
                            sourceUpdatedAt: string | null;
                            /** @enum {unknown} */
                            syncState: "pending" | "synced" | "failed" | "held" | "letGo" | "cancelled" | "unbatched";
                            /** @description QuickBooks has not given its answer yet */
                            syncing: boolean;
                            syncedVersion: number | null;
                            syncedAt: string | null;
                            quickbooks: {
                                entity: string;
                                id: string;
                                docNumber: string | null;
                            } | null;
                            failure: {
                                /** @enum {unknown} */
                                category: "data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform";
                                /** @description From the catalogue of failures */
                                code: string;
                                message: string;
                                /** @description The thing to do about it */
                                fix: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            requested: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep") | null;
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    getExpenses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        externalId: string;
                        type: string;
                        /** @description Rises with each change of the content, and when it is cancelled or comes back */
                        version: number;
                        /** @description Your system says that it is no record any more */
                        cancelled: boolean;
                        sourceSequence: number | null;
                        sourceUpdatedAt: string | null;
                        /** @enum {unknown} */
                        syncState: "pending" | "synced" | "failed" | "held" | "letGo" | "cancelled" | "unbatched";
                        /** @description QuickBooks has not given its answer yet */
                        syncing: boolean;
                        syncedVersion: number | null;
                        syncedAt: string | null;
                        quickbooks: {
                            entity: string;
                            id: string;
                            docNumber: string | null;
                        } | null;
                        failure: {
                            /** @enum {unknown} */
                            category: "data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform";
                            /** @description From the catalogue of failures */
                            code: string;
                            message: string;
                            /** @description The thing to do about it */
                            fix: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        requested: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep") | null;
                        attempts: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        content: {
                            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
                            class?: string;
                            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
                            department?: string;
                            /** @description the tax that you worked out for the whole document, by your own tax codes */
                            taxes?: {
                                /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                                code: string;
                                /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                                amount: string;
                            }[];
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
                            payee?: {
                                /** @description 1 to 500 characters on one line, none of them invisible (the vendor who was paid, by name) */
                                name: string;
                                /** @description 1 to 100 characters on one line, none of them invisible */
                                accountNumber?: string;
                            };
                            /** @description up to 1000 characters, without control characters other than line ends and tabs */
                            memo?: string;
                            lines: {
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
                            }[];
                            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                            total?: string;
                        };
                        /** @description What was sent to QuickBooks, newest first */
                        history: {
                            /** @description UUID in lower case */
                            requestId: string;
                            /** @enum {unknown} */
                            operation: "create" | "update" | "void" | "delete";
                            entity: string;
                            version: number;
                            /** @enum {unknown} */
                            state: "open" | "succeeded" | "rejected";
                            sends: number;
                            quickbooksId: string | null;
                            fault: {
                                code: string;
                                message: string;
                                detail: string;
                            } | null;
                            intuitTid: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            closedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
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
                "application/json": {
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
                    taxes?: {
                        /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                        code: string;
                        /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                        amount: string;
                    }[];
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
                    payee?: {
                        /** @description 1 to 500 characters on one line, none of them invisible (the vendor who was paid, by name) */
                        name: string;
                        /** @description 1 to 100 characters on one line, none of them invisible */
                        accountNumber?: string;
                    };
                    /** @description up to 1000 characters, without control characters other than line ends and tabs */
                    memo?: string;
                    lines: {
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
                    }[];
                    /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                    total?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        externalId: string;
                        /** @description UUID in lower case */
                        id: string;
                        version: number;
                        /** @enum {unknown} */
                        outcome: "created" | "updated" | "unchanged";
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        externalId: string;
                        /** @description UUID in lower case */
                        id: string;
                        version: number;
                        /** @enum {unknown} */
                        outcome: "created" | "updated" | "unchanged";
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        externalId: string;
                        /** @description UUID in lower case */
                        id: string;
                        version: number;
                        /** @enum {unknown} */
                        outcome: "created" | "updated" | "unchanged";
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    bulkUpsertExpenses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
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
                        taxes?: {
                            /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                            code: string;
                            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                            amount: string;
                        }[];
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
                        payee?: {
                            /** @description 1 to 500 characters on one line, none of them invisible (the vendor who was paid, by name) */
                            name: string;
                            /** @description 1 to 100 characters on one line, none of them invisible */
                            accountNumber?: string;
                        };
                        /** @description up to 1000 characters, without control characters other than line ends and tabs */
                        memo?: string;
                        lines: {
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
                        }[];
                        /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                        total?: string;
                    }[];
                    /** @description true, or absent: all or nothing, one fault and none is stored. false: each item for itself, those with faults have the outcome `refused` */
                    atomic?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            externalId: string;
                            /** @description UUID in lower case */
                            id: string;
                            version: number;
                            /**
                             * @description outdated: what is stored is newer by your own sequence, and stays
                             * @enum {unknown}
                             */
                            outcome: "created" | "updated" | "unchanged" | "outdated";
                        } | {
                            externalId: string | null;
                            /** @enum {string} */
                            outcome: "refused";
                            /** @description Pointers begin at the item */
                            errors: {
                                /** @description JSON pointer (RFC 6901) into the body */
                                pointer?: string;
                                /** @description Name of the query parameter */
                                parameter?: string;
                                /** @description Name of the header */
                                header?: string;
                                code: string;
                                detail: string;
                            }[];
                        })[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listExpenses: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                syncState?: "pending" | "synced" | "failed" | "held" | "letGo" | "cancelled" | "unbatched";
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            id: string;
                            externalId: string;
                            type: string;
                            /** @description Rises with each change of the content, and when it is cancelled or comes back */
                            version: number;
                            /** @description Your system says that it is no record any more */
                            cancelled: boolean;
                            sourceSequence: number | null;
                            sourceUpdatedAt: string | null;
                            /** @enum {unknown} */
                            syncState: "pending" | "synced" | "failed" | "held" | "letGo" | "cancelled" | "unbatched";
                            /** @description QuickBooks has not given its answer yet */
                            syncing: boolean;
                            syncedVersion: number | null;
                            syncedAt: string | null;
                            quickbooks: {
                                entity: string;
                                id: string;
                                docNumber: string | null;
                            } | null;
                            failure: {
                                /** @enum {unknown} */
                                category: "data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform";
                                /** @description From the catalogue of failures */
                                code: string;
                                message: string;
                                /** @description The thing to do about it */
                                fix: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            requested: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep") | null;
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    getInventory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        externalId: string;
                        type: string;
                        /** @description Rises with each change of the content, and when it is cancelled or comes back */
                        version: number;
                        /** @description Your system says that it is no record any more */
                        cancelled: boolean;
                        sourceSequence: number | null;
                        sourceUpdatedAt: string | null;
                        /** @enum {unknown} */
                        syncState: "pending" | "synced" | "failed" | "held" | "letGo" | "cancelled" | "unbatched";
                        /** @description QuickBooks has not given its answer yet */
                        syncing: boolean;
                        syncedVersion: number | null;
                        syncedAt: string | null;
                        quickbooks: {
                            entity: string;
                            id: string;
                            docNumber: string | null;
                        } | null;
                        failure: {
                            /** @enum {unknown} */
                            category: "data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform";
                            /** @description From the catalogue of failures */
                            code: string;
                            message: string;
                            /** @description The thing to do about it */
                            fix: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        requested: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep") | null;
                        attempts: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        content: {
                            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
                            class?: string;
                            /** @description 1 to 500 characters on one line, none of them invisible (location (department) by name, "a:b:c" below others) */
                            department?: string;
                            /** @description the tax that you worked out for the whole document, by your own tax codes */
                            taxes?: {
                                /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                                code: string;
                                /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                                amount: string;
                            }[];
                            /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
                            currency?: string;
                            /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
                            exchangeRate?: string;
                            /**
                             * @description goods came in from a vendor, their number was corrected, or they were moved between two places
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
                            lines: {
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
                                /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
                                class?: string;
                                /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                                taxCode?: string;
                            }[];
                            /** @description of a receipt: who is owed */
                            vendor?: {
                                /** @description 1 to 500 characters on one line, none of them invisible (vendor by name) */
                                name: string;
                                /** @description 1 to 100 characters on one line, none of them invisible */
                                accountNumber?: string;
                            };
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
                            /** @description of a receipt: what the delivery cost */
                            freight?: {
                                /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                                amount: string;
                                /** @description 1 to 500 characters on one line, none of them invisible (account by name ("a:b:c" below others) or by number) */
                                account?: string;
                                /** @description up to 4000 characters, without control characters other than line ends and tabs */
                                description?: string;
                            };
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
                        /** @description What was sent to QuickBooks, newest first */
                        history: {
                            /** @description UUID in lower case */
                            requestId: string;
                            /** @enum {unknown} */
                            operation: "create" | "update" | "void" | "delete";
                            entity: string;
                            version: number;
                            /** @enum {unknown} */
                            state: "open" | "succeeded" | "rejected";
                            sends: number;
                            quickbooksId: string | null;
                            fault: {
                                code: string;
                                message: string;
                                detail: string;
                            } | null;
                            intuitTid: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            closedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
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
                "application/json": {
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
                    taxes?: {
                        /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                        code: string;
                        /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                        amount: string;
                    }[];
                    /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
                    currency?: string;
                    /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
                    exchangeRate?: string;
                    /**
                     * @description goods came in from a vendor, their number was corrected, or they were moved between two places
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
                    lines: {
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
                        /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
                        class?: string;
                        /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                        taxCode?: string;
                    }[];
                    /** @description of a receipt: who is owed */
                    vendor?: {
                        /** @description 1 to 500 characters on one line, none of them invisible (vendor by name) */
                        name: string;
                        /** @description 1 to 100 characters on one line, none of them invisible */
                        accountNumber?: string;
                    };
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
                    /** @description of a receipt: what the delivery cost */
                    freight?: {
                        /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                        amount: string;
                        /** @description 1 to 500 characters on one line, none of them invisible (account by name ("a:b:c" below others) or by number) */
                        account?: string;
                        /** @description up to 4000 characters, without control characters other than line ends and tabs */
                        description?: string;
                    };
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
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        externalId: string;
                        /** @description UUID in lower case */
                        id: string;
                        version: number;
                        /** @enum {unknown} */
                        outcome: "created" | "updated" | "unchanged";
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        externalId: string;
                        /** @description UUID in lower case */
                        id: string;
                        version: number;
                        /** @enum {unknown} */
                        outcome: "created" | "updated" | "unchanged";
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        externalId: string;
                        /** @description UUID in lower case */
                        id: string;
                        version: number;
                        /** @enum {unknown} */
                        outcome: "created" | "updated" | "unchanged";
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    bulkUpsertInventory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
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
                        taxes?: {
                            /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                            code: string;
                            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                            amount: string;
                        }[];
                        /** @description ISO 4217 code of the currency of all amounts, such as "USD"; the home currency unless said otherwise */
                        currency?: string;
                        /** @description how much of the home currency one unit of `currency` is worth, as decimal text above zero, such as "1.0875"; QuickBooks’ own rate of the day unless said otherwise */
                        exchangeRate?: string;
                        /**
                         * @description goods came in from a vendor, their number was corrected, or they were moved between two places
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
                        lines: {
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
                            /** @description 1 to 500 characters on one line, none of them invisible (class by name, "a:b:c" below others) */
                            class?: string;
                            /** @description 1 to 100 characters on one line, none of them invisible (your own tax code, mapped to one of QuickBooks) */
                            taxCode?: string;
                        }[];
                        /** @description of a receipt: who is owed */
                        vendor?: {
                            /** @description 1 to 500 characters on one line, none of them invisible (vendor by name) */
                            name: string;
                            /** @description 1 to 100 characters on one line, none of them invisible */
                            accountNumber?: string;
                        };
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
                        /** @description of a receipt: what the delivery cost */
                        freight?: {
                            /** @description an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00" */
                            amount: string;
                            /** @description 1 to 500 characters on one line, none of them invisible (account by name ("a:b:c" below others) or by number) */
                            account?: string;
                            /** @description up to 4000 characters, without control characters other than line ends and tabs */
                            description?: string;
                        };
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
                    }[];
                    /** @description true, or absent: all or nothing, one fault and none is stored. false: each item for itself, those with faults have the outcome `refused` */
                    atomic?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            externalId: string;
                            /** @description UUID in lower case */
                            id: string;
                            version: number;
                            /**
                             * @description outdated: what is stored is newer by your own sequence, and stays
                             * @enum {unknown}
                             */
                            outcome: "created" | "updated" | "unchanged" | "outdated";
                        } | {
                            externalId: string | null;
                            /** @enum {string} */
                            outcome: "refused";
                            /** @description Pointers begin at the item */
                            errors: {
                                /** @description JSON pointer (RFC 6901) into the body */
                                pointer?: string;
                                /** @description Name of the query parameter */
                                parameter?: string;
                                /** @description Name of the header */
                                header?: string;
                                code: string;
                                detail: string;
                            }[];
                        })[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listInventory: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                syncState?: "pending" | "synced" | "failed" | "held" | "letGo" | "cancelled" | "unbatched";
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            id: string;
                            externalId: string;
                            type: string;
                            /** @description Rises with each change of the content, and when it is cancelled or comes back */
                            version: number;
                            /** @description Your system says that it is no record any more */
                            cancelled: boolean;
                            sourceSequence: number | null;
                            sourceUpdatedAt: string | null;
                            /** @enum {unknown} */
                            syncState: "pending" | "synced" | "failed" | "held" | "letGo" | "cancelled" | "unbatched";
                            /** @description QuickBooks has not given its answer yet */
                            syncing: boolean;
                            syncedVersion: number | null;
                            syncedAt: string | null;
                            quickbooks: {
                                entity: string;
                                id: string;
                                docNumber: string | null;
                            } | null;
                            failure: {
                                /** @enum {unknown} */
                                category: "data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform";
                                /** @description From the catalogue of failures */
                                code: string;
                                message: string;
                                /** @description The thing to do about it */
                                fix: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            requested: ("take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep") | null;
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    operation: "take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep";
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @description UUID in lower case */
                        companyId: string;
                        /** @enum {unknown} */
                        type: "invoices" | "expenses" | "inventory" | "payments";
                        /** @enum {unknown} */
                        trigger: "schedule" | "manual" | "rerun" | "webhook";
                        /** @enum {unknown} */
                        state: "notStarted" | "running" | "finished" | "finishedWithWarning" | "finishedWithError" | "cancelled";
                        /** @description The state in words: "Finished with Warning" */
                        stateName: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    operation: "take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep";
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @description UUID in lower case */
                        companyId: string;
                        /** @enum {unknown} */
                        type: "invoices" | "expenses" | "inventory" | "payments";
                        /** @enum {unknown} */
                        trigger: "schedule" | "manual" | "rerun" | "webhook";
                        /** @enum {unknown} */
                        state: "notStarted" | "running" | "finished" | "finishedWithWarning" | "finishedWithError" | "cancelled";
                        /** @description The state in words: "Finished with Warning" */
                        stateName: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description 1 to 200 characters on one line, none of them invisible (your own id of the record, unique within company and type) */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    operation: "take-quickbooks" | "send-ours" | "let-go" | "send-as-new" | "un-batch-delete" | "un-batch-void" | "un-batch-keep";
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @description UUID in lower case */
                        companyId: string;
                        /** @enum {unknown} */
                        type: "invoices" | "expenses" | "inventory" | "payments";
                        /** @enum {unknown} */
                        trigger: "schedule" | "manual" | "rerun" | "webhook";
                        /** @enum {unknown} */
                        state: "notStarted" | "running" | "finished" | "finishedWithWarning" | "finishedWithError" | "cancelled";
                        /** @description The state in words: "Finished with Warning" */
                        stateName: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listProblems: {
        parameters: {
            query?: {
                type?: "invoices" | "expenses" | "inventory" | "payments";
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            type: "invoices" | "expenses" | "inventory" | "payments";
                            /** @enum {unknown} */
                            category: "data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform";
                            /** @description From the catalogue of failures */
                            code: string;
                            /** @description The thing to do about it */
                            fix: string;
                            /** @description Records */
                            count: number;
                            /** Format: date-time */
                            firstAt: string;
                            /** Format: date-time */
                            lastAt: string;
                            /** @description The most frequent ones first */
                            causes: {
                                /** @description A sentence a bookkeeper understands */
                                message: string;
                                /** @description Records */
                                count: number;
                                /** @description Some of the records */
                                externalIds: string[];
                            }[];
                            /** @description How many causes there are in all */
                            causeCount: number;
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
                kind?: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            kind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
                            name: string;
                            accountNumber: string | null;
                            quickbooksId: string;
                            /** @description What the entry was called when it was chosen */
                            quickbooksName: string;
                            paymentType: ("Cash" | "Check" | "CreditCard") | null;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
                "if-match"?: string;
            };
            path: {
                /** @description UUID in lower case */
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
                "application/json": {
                    items: {
                        /** @enum {unknown} */
                        kind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
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
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description True: nothing was changed */
                        dryRun: boolean;
                        changes: {
                            /** @enum {unknown} */
                            kind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
                            name: string;
                            accountNumber: string | null;
                            from: {
                                quickbooksId: string;
                                name: string;
                            } | null;
                            to: {
                                quickbooksId: string;
                                name: string;
                            } | null;
                        }[];
                        /** @description Records not synced yet that would be written otherwise: what the name means now, and then */
                        records: {
                            items: {
                                type: string;
                                externalId: string;
                                /** @enum {unknown} */
                                kind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
                                name: string;
                                from: {
                                    quickbooksId: string;
                                    name: string;
                                } | null;
                                to: {
                                    quickbooksId: string;
                                    name: string;
                                } | null;
                            }[];
                            /** @description There are others */
                            more: boolean;
                        };
                        /** @description Records that waited for one of these names and go out with the next run */
                        freed: number;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
                "if-match"?: string;
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    set?: {
                        /** @enum {unknown} */
                        kind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
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
                    }[];
                    remove?: {
                        /** @enum {unknown} */
                        kind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
                        /** @description 1 to 500 characters on one line, none of them invisible (as records write it; "Parent:Child" below a parent) */
                        name: string;
                        /** @description 1 to 100 characters on one line, none of them invisible (where the name has one in records) */
                        accountNumber?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description True: nothing was changed */
                        dryRun: boolean;
                        changes: {
                            /** @enum {unknown} */
                            kind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
                            name: string;
                            accountNumber: string | null;
                            from: {
                                quickbooksId: string;
                                name: string;
                            } | null;
                            to: {
                                quickbooksId: string;
                                name: string;
                            } | null;
                        }[];
                        /** @description Records not synced yet that would be written otherwise: what the name means now, and then */
                        records: {
                            items: {
                                type: string;
                                externalId: string;
                                /** @enum {unknown} */
                                kind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
                                name: string;
                                from: {
                                    quickbooksId: string;
                                    name: string;
                                } | null;
                                to: {
                                    quickbooksId: string;
                                    name: string;
                                } | null;
                            }[];
                            /** @description There are others */
                            more: boolean;
                        };
                        /** @description Records that waited for one of these names and go out with the next run */
                        freed: number;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listMissingMappings: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                kind?: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            kind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
                            name: string;
                            accountNumber: string | null;
                            /** @description The code of the failure that says why */
                            reason: string;
                            /** @description How many records wait for it */
                            records: number;
                            examples: {
                                type: string;
                                externalId: string;
                            }[];
                            /** @description What it may be in QuickBooks, the likeliest first */
                            candidates: {
                                quickbooksId: string;
                                name: string;
                                active: boolean;
                                /** @enum {unknown} */
                                likeness: "same-name" | "inactive" | "accents-or-punctuation" | "ending";
                                reason: string;
                            }[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listQuickBooks: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description A part of the name, in any case */
                search?: string;
                active?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
                list: "customers" | "vendors" | "items" | "accounts" | "terms" | "tax-codes" | "classes" | "departments" | "payment-methods";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            /** @description `Parent:Child` where the list has levels */
                            fullName: string;
                            active: boolean;
                            /** Format: date-time */
                            readAt: string;
                            /** @description What QuickBooks says beside, such as the type */
                            details: {
                                [key: string]: unknown;
                            };
                        }[];
                        nextCursor: string | null;
                        readAt: string | null;
                        ageSeconds: number | null;
                        entries: number | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        runId: string;
                        /** @description When the run was asked for */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            entity: "Payment" | "CreditMemo";
                            quickbooksId: string;
                            customer: {
                                quickbooksId: string;
                                name: string | null;
                            };
                            /** Format: date */
                            date: string;
                            /** @description "0.00" for a payment that only applies a credit memo */
                            total: string;
                            /** @description What is applied to nothing yet: the rest of a payment, or of a credit memo */
                            unapplied: string;
                            currency: string | null;
                            exchangeRate: string | null;
                            referenceNumber: string | null;
                            method: string | null;
                            memo: string | null;
                            depositAccount: {
                                quickbooksId: string;
                                name: string | null;
                            } | null;
                            /** @enum {unknown} */
                            state: "live" | "voided" | "deleted";
                            stateSince: string | null;
                            /** Format: date-time */
                            changedAt: string;
                            /** @description What a payment pays; of a credit memo, what used it */
                            applications: {
                                /** @description QuickBooks’ id of the payment */
                                paymentId: string;
                                target: {
                                    /** @description Invoice or CreditMemo; QuickBooks may let a payment pay other documents */
                                    entity: string;
                                    quickbooksId: string;
                                    record: {
                                        /** @description UUID in lower case */
                                        id: string;
                                        externalId: string;
                                    } | null;
                                };
                                /** @description Decimal text: "1250.00" */
                                amount: string;
                                currency: string | null;
                                exchangeRate: string | null;
                            }[];
                        }[];
                        nextCursor: string | null;
                        readUntil: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listPaymentApplications: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before; without: from the beginning */
                after?: string;
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description removed: no longer applied; it keeps the amount it had
                             * @enum {unknown}
                             */
                            change: "set" | "removed";
                            /** @description QuickBooks’ id of the payment */
                            paymentId: string;
                            target: {
                                /** @description Invoice or CreditMemo; QuickBooks may let a payment pay other documents */
                                entity: string;
                                quickbooksId: string;
                                record: {
                                    /** @description UUID in lower case */
                                    id: string;
                                    externalId: string;
                                } | null;
                            };
                            /** @description Decimal text: "1250.00" */
                            amount: string;
                            currency: string | null;
                            exchangeRate: string | null;
                            /** Format: date */
                            paymentDate: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        /** @description Where to go on, now or later: there is always one. Keep it */
                        nextCursor: string;
                        /** @description There are more changes already */
                        hasMore: boolean;
                        readUntil: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    checkRun: {
        parameters: {
            query?: {
                /** @description The type somebody wants to run */
                type?: "invoices" | "expenses" | "inventory" | "payments";
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description safe: would start within 10 seconds; wait: is accepted and starts later; no: is refused, with the same code
                         * @enum {unknown}
                         */
                        answer: "safe" | "wait" | "no";
                        reasons: {
                            code: string;
                            message: string;
                        }[];
                        running: {
                            batchId: string | null;
                            /** @enum {unknown} */
                            type: "invoices" | "expenses" | "inventory" | "payments";
                            /** @enum {unknown} */
                            trigger: "schedule" | "manual" | "rerun" | "webhook";
                            expectedEndAt: string | null;
                            latestEndAt: string | null;
                        } | null;
                        /** @description Runs that would go first */
                        waiting: number;
                        nextDue: {
                            /** @enum {unknown} */
                            type: "invoices" | "expenses" | "inventory" | "payments";
                            /** Format: date-time */
                            at: string;
                        } | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listBatches: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                type?: "invoices" | "expenses" | "inventory" | "payments";
                /** @description Repeat it for several states */
                state?: ("notStarted" | "running" | "finished" | "finishedWithWarning" | "finishedWithError" | "cancelled")[];
                /** @description Repeat it for several triggers */
                trigger?: ("schedule" | "manual" | "rerun" | "webhook")[];
                /** @description Created at this time or later */
                from?: string;
                /** @description Created before this time */
                to?: string;
                /** @description Part of the label, in whatever case */
                label?: string;
                /** @description A code of the catalogue of failures: one of the records failed, was held or warned of with it */
                code?: string;
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            id: string;
                            /** @description UUID in lower case */
                            companyId: string;
                            /** @enum {unknown} */
                            type: "invoices" | "expenses" | "inventory" | "payments";
                            /** @enum {unknown} */
                            trigger: "schedule" | "manual" | "rerun" | "webhook";
                            /** @enum {unknown} */
                            state: "notStarted" | "running" | "finished" | "finishedWithWarning" | "finishedWithError" | "cancelled";
                            /** @description The state in words: "Finished with Warning" */
                            stateName: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description [companyname] AutoSyncModule BatchType; without the module when started by hand */
                            label: string;
                            companyName: string;
                            step: string | null;
                            counts: {
                                /** @description An estimate until the end */
                                total: number;
                                done: number;
                                succeeded: number;
                                warning: number;
                                failed: number;
                                skipped: number;
                            };
                            category: ("data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform") | null;
                            reason: string | null;
                            message: string | null;
                            fix: string | null;
                            cancelRequested: boolean;
                            startDate: string | null;
                            recordIds: string[];
                            rerunOf: string | null;
                            dryRun: boolean;
                            scheduledFor: string | null;
                            startedAt: string | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    startBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this request: a repeat with it gets the stored answer */
                "idempotency-key"?: string;
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    type: "invoices" | "expenses" | "inventory" | "payments";
                    /**
                     * Format: date
                     * @description The starting date: only for payments
                     */
                    startDate?: string;
                    /** @description Only these records */
                    recordIds?: string[];
                    /** @description Show what would change, and change nothing: invoices; expenses; inventory; payments with a starting date */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @description UUID in lower case */
                        companyId: string;
                        /** @enum {unknown} */
                        type: "invoices" | "expenses" | "inventory" | "payments";
                        /** @enum {unknown} */
                        trigger: "schedule" | "manual" | "rerun" | "webhook";
                        /** @enum {unknown} */
                        state: "notStarted" | "running" | "finished" | "finishedWithWarning" | "finishedWithError" | "cancelled";
                        /** @description The state in words: "Finished with Warning" */
                        stateName: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The company’s, whose days they are */
                        timeZone: string;
                        /** @description Oldest first, also the days without any */
                        items: {
                            /** Format: date */
                            day: string;
                            /** @description By state */
                            batches: {
                                notStarted: number;
                                running: number;
                                finished: number;
                                finishedWithWarning: number;
                                finishedWithError: number;
                                cancelled: number;
                            };
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    exportBatches: {
        parameters: {
            query?: {
                type?: "invoices" | "expenses" | "inventory" | "payments";
                /** @description Repeat it for several states */
                state?: ("notStarted" | "running" | "finished" | "finishedWithWarning" | "finishedWithError" | "cancelled")[];
                /** @description Repeat it for several triggers */
                trigger?: ("schedule" | "manual" | "rerun" | "webhook")[];
                /** @description Created at this time or later */
                from?: string;
                /** @description Created before this time */
                to?: string;
                /** @description Part of the label, in whatever case */
                label?: string;
                /** @description A code of the catalogue of failures: one of the records failed, was held or warned of with it */
                code?: string;
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV (RFC 4180) in UTF-8, which a spreadsheet shows and never calculates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    exportBatchActions: {
        parameters: {
            query?: {
                /** @description Repeat it for several states */
                state?: ("notStarted" | "running" | "succeeded" | "warning" | "failed" | "skipped")[];
                /** @description Repeat it for several codes */
                code?: string[];
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV (RFC 4180) in UTF-8, which a spreadsheet shows and never calculates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
                /** @description UUID in lower case */
                previewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            recordId: string;
                            externalId: string;
                            /** @description Of the record, as it was shown */
                            version: number;
                            /**
                             * @description none: nothing would be sent; blocked: `failure` is in the way
                             * @enum {unknown}
                             */
                            outcome: "create" | "update" | "void" | "delete" | "none" | "blocked";
                            message: string;
                            entity: string | null;
                            quickbooksId: string | null;
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
                                from: unknown;
                                to: unknown;
                            }[];
                            /** @description Names that would be created in QuickBooks first */
                            creates: {
                                kind: string;
                                name: string;
                            }[];
                            failure: {
                                /** @enum {unknown} */
                                category: "data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform";
                                code: string;
                                message: string;
                                fix: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /** @description UUID in lower case */
                        companyId: string;
                        /** @enum {unknown} */
                        type: "invoices" | "expenses" | "inventory" | "payments";
                        /** @enum {unknown} */
                        trigger: "schedule" | "manual" | "rerun" | "webhook";
                        /** @enum {unknown} */
                        state: "notStarted" | "running" | "finished" | "finishedWithWarning" | "finishedWithError" | "cancelled";
                        /** @description The state in words: "Finished with Warning" */
                        stateName: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description [companyname] AutoSyncModule BatchType; without the module when started by hand */
                        label: string;
                        companyName: string;
                        step: string | null;
                        counts: {
                            /** @description An estimate until the end */
                            total: number;
                            done: number;
                            succeeded: number;
                            warning: number;
                            failed: number;
                            skipped: number;
                        };
                        category: ("data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform") | null;
                        reason: string | null;
                        message: string | null;
                        fix: string | null;
                        cancelRequested: boolean;
                        startDate: string | null;
                        recordIds: string[];
                        rerunOf: string | null;
                        dryRun: boolean;
                        scheduledFor: string | null;
                        startedAt: string | null;
                        finishedAt: string | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description It is still the one of the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
                state?: ("notStarted" | "running" | "succeeded" | "warning" | "failed" | "skipped")[];
                /** @description Repeat it for several codes */
                code?: string[];
            };
            header?: never;
            path: {
                /** @description UUID in lower case */
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            recordId: string;
                            externalId: string;
                            attempt: number;
                            /** @enum {unknown} */
                            state: "notStarted" | "running" | "succeeded" | "warning" | "failed" | "skipped";
                            operation: string | null;
                            entity: string | null;
                            quickbooksId: string | null;
                            docNumber: string | null;
                            amount: string | null;
                            category: ("data" | "mapping" | "conflict" | "closed-period" | "auth" | "throttle" | "upstream" | "timeout" | "platform") | null;
                            code: string | null;
                            message: string | null;
                            fix: string | null;
                            at: string | null;
                            intuitTid: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    cancelBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description UUID in lower case */
                        id: string;
                        /**
                         * @description removed: it had not begun; requested: it stops between two documents; ended: nothing left to cancel
                         * @enum {unknown}
                         */
                        outcome: "removed" | "requested" | "ended";
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-Sent Events, with a comment every 15 seconds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Nothing more will come: the client has seen the end */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-Sent Events, with a comment every 15 seconds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
            };
            path: {
                /** @description UUID in lower case */
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
                "application/json": {
                    /**
                     * @description Only what failed, or everything that the batch came to
                     * @enum {unknown}
                     */
                    actions: "failed" | "all";
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One batch; more where there are more than 500 records */
                        items: {
                            /** @description UUID in lower case */
                            id: string;
                            /** @description UUID in lower case */
                            companyId: string;
                            /** @enum {unknown} */
                            type: "invoices" | "expenses" | "inventory" | "payments";
                            /** @enum {unknown} */
                            trigger: "schedule" | "manual" | "rerun" | "webhook";
                            /** @enum {unknown} */
                            state: "notStarted" | "running" | "finished" | "finishedWithWarning" | "finishedWithError" | "cancelled";
                            /** @description The state in words: "Finished with Warning" */
                            stateName: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    getStatusSummary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        companies: number;
                        /** @description How many companies are in each condition, by their worst */
                        conditions: {
                            needsReconnect: number;
                            switchedOff: number;
                            overdue: number;
                            failing: number;
                            problems: number;
                            paused: number;
                            notConnected: number;
                            off: number;
                            inStep: number;
                        };
                        /** @description Companies that should be in step and are not, worst first, 1000 at most */
                        stale: {
                            /** @description UUID in lower case */
                            id: string;
                            /** @description UUID in lower case */
                            tenantId: string;
                            name: string;
                            /**
                             * @description The worst that it is in
                             * @enum {unknown}
                             */
                            condition: "needsReconnect" | "switchedOff" | "overdue" | "failing" | "problems" | "paused" | "notConnected" | "off" | "inStep";
                            /** @description The same in words */
                            conditionName: string;
                            /** @description All that it is in, worst first */
                            reasons: {
                                /** @enum {unknown} */
                                condition: "needsReconnect" | "switchedOff" | "overdue" | "failing" | "problems" | "paused" | "notConnected" | "off" | "inStep";
                                conditionName: string;
                                /** @description For these record types; none: for the whole company */
                                types: ("invoices" | "expenses" | "inventory" | "payments")[];
                            }[];
                            dataAsOf: {
                                at: string | null;
                                /**
                                 * @description The record type that is furthest behind
                                 * @enum {unknown}
                                 */
                                type: "invoices" | "expenses" | "inventory" | "payments";
                            } | null;
                        }[];
                        staleCount: number;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listCompanyStatus: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description Companies whose worst condition this is; repeat it for several */
                condition?: ("needsReconnect" | "switchedOff" | "overdue" | "failing" | "problems" | "paused" | "notConnected" | "off" | "inStep")[];
                /** @description Part of the name, in whatever case; or the realm */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description UUID in lower case */
                            id: string;
                            /** @description UUID in lower case */
                            tenantId: string;
                            name: string;
                            /**
                             * @description The worst that it is in
                             * @enum {unknown}
                             */
                            condition: "needsReconnect" | "switchedOff" | "overdue" | "failing" | "problems" | "paused" | "notConnected" | "off" | "inStep";
                            /** @description The same in words */
                            conditionName: string;
                            /** @description All that it is in, worst first */
                            reasons: {
                                /** @enum {unknown} */
                                condition: "needsReconnect" | "switchedOff" | "overdue" | "failing" | "problems" | "paused" | "notConnected" | "off" | "inStep";
                                conditionName: string;
                                /** @description For these record types; none: for the whole company */
                                types: ("invoices" | "expenses" | "inventory" | "payments")[];
                            }[];
                            dataAsOf: {
                                at: string | null;
                                /**
                                 * @description The record type that is furthest behind
                                 * @enum {unknown}
                                 */
                                type: "invoices" | "expenses" | "inventory" | "payments";
                            } | null;
                            /** @description IANA name of its time zone */
                            timeZone: string;
                            realmId: string | null;
                            /** @enum {unknown} */
                            connectionState: "disconnected" | "connected" | "needsReconnect";
                            disabled: boolean;
                            /** @description The record types that are switched on */
                            types: {
                                /** @enum {unknown} */
                                type: "invoices" | "expenses" | "inventory" | "payments";
                                lastSuccessAt: string | null;
                                nextRunAt: string | null;
                                consecutiveFailures: number;
                                overdue: boolean;
                                paused: boolean;
                            }[];
                            nextRunAt: string | null;
                            /** @description Records that failed or are held */
                            openProblems: number;
                            lastBatch: {
                                /** @description UUID in lower case */
                                id: string;
                                /** @enum {unknown} */
                                type: "invoices" | "expenses" | "inventory" | "payments";
                                label: string;
                                /** @enum {unknown} */
                                state: "notStarted" | "running" | "finished" | "finishedWithWarning" | "finishedWithError" | "cancelled";
                                stateName: string;
                                finishedAt: string | null;
                            } | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                /** @description Most items of the answer */
                limit?: number;
                /** @description `nextCursor` of the answer before */
                cursor?: string;
                /** @description UUID in lower case */
                companyId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** Format: date-time */
                            at: string;
                            companyId: string | null;
                            actor: {
                                /** @enum {unknown} */
                                kind: "operator" | "key" | "person" | "client";
                                /** @description UUID in lower case */
                                id: string;
                                name: string;
                            };
                            /** @description What was done, for example `company.changed` */
                            action: string;
                            /**
                             * @description requested: another service was asked, and its answer was lost or is awaited
                             * @enum {unknown}
                             */
                            outcome: "requested" | "done" | "refused";
                            before: unknown;
                            after: unknown;
                            requestId: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
    exportMappings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
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
                "if-match"?: string;
            };
            path: {
                /** @description UUID in lower case */
                companyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": {
                    csv: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description True: nothing was changed */
                        dryRun: boolean;
                        changes: {
                            /** @enum {unknown} */
                            kind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
                            name: string;
                            accountNumber: string | null;
                            from: {
                                quickbooksId: string;
                                name: string;
                            } | null;
                            to: {
                                quickbooksId: string;
                                name: string;
                            } | null;
                        }[];
                        /** @description Records not synced yet that would be written otherwise: what the name means now, and then */
                        records: {
                            items: {
                                type: string;
                                externalId: string;
                                /** @enum {unknown} */
                                kind: "customer" | "vendor" | "member" | "item" | "account" | "payment-method" | "term" | "tax-code" | "class" | "department";
                                name: string;
                                from: {
                                    quickbooksId: string;
                                    name: string;
                                } | null;
                                to: {
                                    quickbooksId: string;
                                    name: string;
                                } | null;
                            }[];
                            /** @description There are others */
                            more: boolean;
                        };
                        /** @description Records that waited for one of these names and go out with the next run */
                        freed: number;
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /**
                         * Format: uri
                         * @description The address of a page about this kind of problem
                         */
                        type: string;
                        title: string;
                        status: number;
                        detail: string;
                        instance: string;
                        /** @description Stable; see Problems in the documentation */
                        code: string;
                        requestId: string;
                        errors?: {
                            /** @description JSON pointer (RFC 6901) into the body */
                            pointer?: string;
                            /** @description Name of the query parameter */
                            parameter?: string;
                            /** @description Name of the header */
                            header?: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
        };
    };
}
