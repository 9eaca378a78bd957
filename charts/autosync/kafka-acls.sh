#!/bin/sh
# What each component of AutoSync may do in Kafka, and no more. Written by `npm run chart`; a test runs everything with just these rights.
#
#   KAFKA_ACLS="kafka-acls.sh --bootstrap-server kafka:9092 --command-config admin.properties" sh kafka-acls.sh
#
# The users are autosync-scheduler, autosync-sync-invoices and so on: PREFIX is another beginning, ONE_USER a name for all of them.
# It only adds: to run it again changes nothing.
set -eu
allow() {
  user="${ONE_USER:-${PREFIX:-autosync-}$1}"
  shift
  $KAFKA_ACLS --add --allow-principal "User:$user" "$@"
}

# scheduler
allow scheduler --operation Write --topic 'autosync.sync-due.invoices' --topic 'autosync.sync-due.expenses' --topic 'autosync.sync-due.inventory' --topic 'autosync.sync-due.payments' --topic 'autosync.batch-changed' --topic 'autosync.notices' --topic 'autosync.dead-letter'
allow scheduler --operation Read --topic 'autosync.run-progress' --topic 'autosync.batch-finished'
allow scheduler --operation Read --group 'autosync.scheduler.run-progress' --group 'autosync.scheduler.batch-finished'
allow scheduler --operation Describe --group 'sync-invoices' --group 'sync-expenses' --group 'sync-inventory' --group 'sync-payments'
# batch-status
allow batch-status --operation Write --topic 'autosync.batch-finished' --topic 'autosync.dead-letter'
allow batch-status --operation Read --topic 'autosync.batch-changed'
allow batch-status --operation Read --group 'autosync.batch-status'
# notifier
allow notifier --operation Write --topic 'autosync.dead-letter'
allow notifier --operation Read --topic 'autosync.batch-finished' --topic 'autosync.notices' --topic 'autosync.dead-letter'
allow notifier --operation Read --group 'autosync.notifier.facts' --group 'autosync.notifier.dead-letters'
# sync-invoices
allow sync-invoices --operation Write --topic 'autosync.run-progress' --topic 'autosync.dead-letter'
allow sync-invoices --operation Read --topic 'autosync.sync-due.invoices'
allow sync-invoices --operation Read --group 'sync-invoices'
# sync-expenses
allow sync-expenses --operation Write --topic 'autosync.run-progress' --topic 'autosync.dead-letter'
allow sync-expenses --operation Read --topic 'autosync.sync-due.expenses'
allow sync-expenses --operation Read --group 'sync-expenses'
# sync-inventory
allow sync-inventory --operation Write --topic 'autosync.run-progress' --topic 'autosync.dead-letter'
allow sync-inventory --operation Read --topic 'autosync.sync-due.inventory'
allow sync-inventory --operation Read --group 'sync-inventory'
# sync-payments
allow sync-payments --operation Write --topic 'autosync.run-progress' --topic 'autosync.dead-letter'
allow sync-payments --operation Read --topic 'autosync.sync-due.payments'
allow sync-payments --operation Read --group 'sync-payments'
# topics
allow topics --operation Create --topic 'autosync.sync-due.invoices' --topic 'autosync.sync-due.expenses' --topic 'autosync.sync-due.inventory' --topic 'autosync.sync-due.payments' --topic 'autosync.run-progress' --topic 'autosync.batch-changed' --topic 'autosync.batch-finished' --topic 'autosync.notices' --topic 'autosync.dead-letter'
allow topics --operation Describe --topic 'autosync.sync-due.invoices' --topic 'autosync.sync-due.expenses' --topic 'autosync.sync-due.inventory' --topic 'autosync.sync-due.payments' --topic 'autosync.run-progress' --topic 'autosync.batch-changed' --topic 'autosync.batch-finished' --topic 'autosync.notices' --topic 'autosync.dead-letter'
allow topics --operation DescribeConfigs --topic 'autosync.sync-due.invoices' --topic 'autosync.sync-due.expenses' --topic 'autosync.sync-due.inventory' --topic 'autosync.sync-due.payments' --topic 'autosync.run-progress' --topic 'autosync.batch-changed' --topic 'autosync.batch-finished' --topic 'autosync.notices' --topic 'autosync.dead-letter'
# autosync-admin, which runs in the pods of the scheduler as its user: dead letters and their replay, topics, groups
allow scheduler --operation Write --topic 'autosync.sync-due.invoices' --topic 'autosync.sync-due.expenses' --topic 'autosync.sync-due.inventory' --topic 'autosync.sync-due.payments' --topic 'autosync.run-progress' --topic 'autosync.batch-changed' --topic 'autosync.batch-finished' --topic 'autosync.notices' --topic 'autosync.dead-letter'
allow scheduler --operation Read --topic 'autosync.dead-letter'
allow scheduler --operation Read --resource-pattern-type prefixed --group 'autosync.admin.'
allow scheduler --operation Delete --resource-pattern-type prefixed --group 'autosync.admin.'
allow scheduler --operation Describe --group '*'
allow scheduler --operation DescribeConfigs --topic 'autosync.sync-due.invoices' --topic 'autosync.sync-due.expenses' --topic 'autosync.sync-due.inventory' --topic 'autosync.sync-due.payments' --topic 'autosync.run-progress' --topic 'autosync.batch-changed' --topic 'autosync.batch-finished' --topic 'autosync.notices' --topic 'autosync.dead-letter'
