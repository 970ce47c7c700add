import { createRequire } from 'node:module';
import type { MemberInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import status from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Expected, Kept, Proposed, Written } from './kurrent-streams.js';

/** The client's own copies of what it speaks with, so that both ends have the same. */
export const ofTheClient = createRequire(createRequire(import.meta.url).resolve('@kurrent/kurrentdb-client'));

type Packable = { serializeBinary(): Uint8Array };
type Any = { pack(bytes: Uint8Array, name: string): void };
const { Any: AnyMessage } = ofTheClient('google-protobuf/google/protobuf/any_pb') as { Any: new () => Any };
const { Empty } = ofTheClient('google-protobuf/google/protobuf/empty_pb') as { Empty: new () => Packable };

export const streamNamed = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

export const identifier = (stream: string) =>
  new shared.StreamIdentifier().setStreamName(Uint8Array.from(Buffer.from(stream, 'utf8')));

type Message = AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage;

export const proposedBy = (message: Message): Proposed => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  json: message.getMetadataMap().get('content-type') === 'application/json',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

export const batchExpectation = (options: BatchAppendReq.Options): Expected =>
  options.hasStreamPosition() ? Number(options.getStreamPosition()) : options.hasNoStream() ? 'none' : 'any';

export const expectation = (options: AppendReq.Options): Expected =>
  options.hasRevision() ? Number(options.getRevision()) : options.hasNoStream() ? 'none' : 'any';

const refusedFor = (name: string, details: Packable = new Empty()): InstanceType<typeof status.Status> => {
  const packed = new AnyMessage();
  packed.pack(
    details.serializeBinary(),
    details instanceof Empty ? 'google.protobuf.Empty' : `event_store.client.${name}`,
  );
  return new status.Status().setMessage(name).setDetails(packed as never);
};

const wrong = (expected: Expected, current: number | undefined) => {
  const details = new shared.WrongExpectedVersion();
  if (current === undefined) details.setCurrentNoStream(new Empty() as never);
  else details.setCurrentStreamRevision(String(current));
  if (typeof expected === 'number') details.setExpectedStreamPosition(String(expected));
  else if (expected === 'none') details.setExpectedNoStream(new Empty() as never);
  else details.setExpectedAny(new Empty() as never);
  return refusedFor('WrongExpectedVersion', details);
};

const refused = (name: string, details?: Packable) => new streams.BatchAppendResp().setError(refusedFor(name, details));

/** What a server says that does not append, by what is the matter with it. */
export const refusals: Readonly<Record<string, () => BatchAppendResp>> = {
  'kept-and-timed-out': () => refused('Timeout', new shared.Timeout()),
  'timed-out': () => refused('Timeout', new shared.Timeout()),
  'not-ready': () => refused('Server Is Not Ready'),
  'access-denied': () => refused('AccessDenied', new shared.AccessDenied()),
};

const at = (position: number) =>
  new shared.AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position));

/** What came of an append, as a batch append answers. */
export const batchAnswer = (written: Written, expected: Expected): BatchAppendResp => {
  const answer = new streams.BatchAppendResp();
  if ('current' in written) return answer.setError(wrong(expected, written.current));
  if ('largest' in written)
    return refused(
      'MaximumAppendSizeExceeded',
      new shared.MaximumAppendSizeExceeded().setMaxappendsize(written.largest),
    );
  const success = new streams.BatchAppendResp.Success()
    .setCurrentRevision(String(written.revision))
    .setPosition(at(written.position));
  return answer.setSuccess(success);
};

/** What came of an append, as a single append answers. */
export const singleAnswer = (written: Written, expected: Expected): AppendResp => {
  const answer = new streams.AppendResp();
  if ('largest' in written) return answer;
  if ('current' in written) {
    const refused = new streams.AppendResp.WrongExpectedVersion();
    if (written.current === undefined) refused.setCurrentNoStream(new shared.Empty());
    else refused.setCurrentRevision(String(written.current));
    if (typeof expected === 'number') refused.setExpectedRevision(String(expected));
    else refused.setExpectedNoStream(new shared.Empty());
    return answer.setWrongExpectedVersion(refused);
  }
  const position = new streams.AppendResp.Position()
    .setCommitPosition(String(written.position))
    .setPreparePosition(String(written.position));
  return answer.setSuccess(
    new streams.AppendResp.Success().setCurrentRevision(String(written.revision)).setPosition(position),
  );
};

export const eventRead = (event: Kept): ReadResp => {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(identifier(event.stream))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(String(event.position))
    .setPreparePosition(String(event.position))
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  const facts = recorded.getMetadataMap();
  facts.set('type', event.type);
  facts.set('created', String(BigInt(event.created) * 10_000n));
  facts.set('content-type', event.json ? 'application/json' : 'application/octet-stream');
  const read = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.position));
  return new streams.ReadResp().setEvent(read);
};

export const notFound = (stream: string): ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream)),
  );

export const confirmed = (id: string): ReadResp =>
  new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id));

export const methodsOffered = (names: readonly string[]) =>
  new features.SupportedMethods()
    .setEventStoreServerVersion('25.1.0')
    .setMethodsList(
      names.map((name) =>
        new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name),
      ),
    );

/** A cluster of which each member says whether it leads. */
export const cluster = (members: readonly { readonly port: number; readonly leads: boolean }[]) => {
  const states = gossip.MemberInfo.VNodeState as unknown as Record<'LEADER' | 'FOLLOWER', MemberInfo.VNodeState>;
  return new gossip.ClusterInfo().setMembersList(
    members.map(({ port, leads }) =>
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString('00000000-0000-4000-8000-000000000000'))
        .setTimeStamp(String(Date.now()))
        .setIsAlive(true)
        .setState(leads ? states.LEADER : states.FOLLOWER)
        .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port)),
    ),
  );
};
