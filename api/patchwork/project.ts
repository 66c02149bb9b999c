import { listMailingLists, type MailingList } from '#db/lists.ts';
import type { Context, Json } from './context.ts';
import { asOf } from './version.ts';

/** A list as a project. */
export function projectOf(context: Context, list: MailingList): Json {
  return asOf(
    context.version,
    { '1.1': ['subject_match'], '1.2': ['list_archive_url', 'list_archive_url_format', 'commit_url_format'] },
    projectFields(context, list),
  );
}

/** By number or by name. */
export function findProject({ db }: Context, key: string): MailingList | undefined {
  return listMailingLists(db).find(({ number, name }) => String(number) === key || name === key);
}

/** What the store does not know of a list is empty: its maintainers, its tree. */
export function projectFields({ base, origin }: Context, { number, name, address }: MailingList) {
  return {
    id: number,
    url: `${base}/projects/${number}/`,
    name,
    link_name: name,
    list_id: address?.replace('@', '.') ?? name,
    list_email: address ?? '',
    web_url: '',
    scm_url: '',
    webscm_url: '',
    maintainers: [],
    subject_match: '',
    list_archive_url: `${origin}/series?list=${encodeURIComponent(name)}`,
    list_archive_url_format: `${origin}/message/{}`,
    commit_url_format: '',
  };
}
