import { useCompany } from '../company/use-company.ts';
import { Recipients } from '../notifications/recipients.tsx';
import { useTexts } from '../texts/index.ts';

/** Who gets mails about the company. */
export function NotificationsTab() {
  const { notifications } = useTexts();
  const company = useCompany();
  return (
    <section className="stack" aria-labelledby="recipients">
      <h2 id="recipients">{notifications.recipients}</h2>
      <Recipients company={company} />
    </section>
  );
}
