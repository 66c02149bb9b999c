import { type NextRequest, NextResponse } from 'next/server';
import { topicHref } from '#components/href.ts';
import { listTopicEdits, saveTopicEdit, type TopicField, valueBefore } from '#db/topic-edits.ts';
import { findTopic } from '#db/topics.ts';
import { database } from '../../../database.ts';
import { backTo, fieldOf } from '../../../form.ts';
import { currentTime } from '../../../request.ts';
import { readSentForm } from '../../../writer.ts';

const FIELDS: readonly string[] = ['name', 'note', 'merge'] satisfies TopicField[];
const LONGEST = { name: 200, note: 8_000, merge: 200 } as const;

/** Renames, annotates or merges a topic, or takes the last such step back: an empty value is none. */
export async function POST(request: NextRequest, { params }: RouteContext<'/topic/[key]/edit'>): Promise<NextResponse> {
  const sent = await readSentForm(request);
  if (sent instanceof NextResponse) return sent;
  const { by, form } = sent;
  const key = (await params).key;
  const db = database();
  if (!findTopic(db, key)) return new NextResponse('No such topic.\n', { status: 404 });
  const undone = listTopicEdits(db, key).find(({ id }) => String(id) === fieldOf(form, 'undo'));
  const field = undone?.field ?? fieldOf(form, 'field');
  if (!isField(field)) return new NextResponse('Say what you change: name, note or merge.\n', { status: 400 });
  const value = undone
    ? valueBefore(listTopicEdits(db, key), undone.id)
    : fieldOf(form, 'value').slice(0, LONGEST[field]) || null;
  if (field === 'merge' && value !== null && !findTopic(db, value)) {
    return new NextResponse(`No topic has the key ${value}. The page of all topics shows the keys.\n`, { status: 400 });
  }
  try {
    saveTopicEdit(db, { key, field, value, by, at: currentTime() });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return new NextResponse(`${reason}\n`, { status: 409 });
  }
  return backTo(`${topicHref(key)}#history`);
}

function isField(text: string): text is TopicField {
  return FIELDS.includes(text);
}
