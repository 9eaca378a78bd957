import { pageConfig } from '../api/config.ts';
import { usePerson } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import type { Scope } from '../api/api.ts';

function WhoAmI() {
  const { admin } = useTexts();
  const person = usePerson();
  if (person === undefined) return null;
  const { name, way, scopes, isOperator } = person;
  return (
    <section className="card stack tight" aria-labelledby="who">
      <h2 id="who">{admin.signedInAs}</h2>
      <dl className="facts">
        <dt>{admin.name}</dt>
        <dd>{name}</dd>
        <dt>{admin.way}</dt>
        <dd>{admin.ways[way]}</dd>
        <dt>{admin.may}</dt>
        <dd>
          {isOperator ? (
            admin.operator
          ) : (
            <ul>
              {scopes.map((scope) => (
                <li key={scope}>{admin.scopes[scope as Scope] ?? scope}</li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </section>
  );
}

/** Who is signed in, and which AutoSync this is. */
export function About() {
  const { about } = useTexts();
  return (
    <div className="columns">
      <WhoAmI />
      <section className="card stack tight" aria-labelledby="about">
        <h2 id="about">{about.title}</h2>
        <p>{about.what}</p>
        <dl className="facts">
          <dt>{about.version}</dt>
          <dd>{pageConfig.version}</dd>
          <dt>{about.quickbooks}</dt>
          <dd>
            <a href={pageConfig.quickbooksAppUrl} target="_blank" rel="noreferrer">
              {new URL(pageConfig.quickbooksAppUrl).host}
            </a>
          </dd>
          <dt>{about.api}</dt>
          <dd>
            <a href={`${pageConfig.prefix}/api/v1/openapi.json`}>{about.apiDocument}</a>
          </dd>
        </dl>
      </section>
    </div>
  );
}
