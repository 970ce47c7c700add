import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  ReadReq,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import { KurrentStreams, type Proposed } from './kurrent-streams.js';
import * as wire from './kurrent-wire.js';

/** What goes wrong with the next append. */
export type AppendFault =
  /** It is kept, and the line breaks before the answer. */
  | 'kept-and-line-lost'
  /** The line breaks before it is kept. */
  | 'line-lost'
  /** It is kept, and never answered. */
  | 'kept-and-no-answer'
  /** It is kept long after whoever asked has given up, when the fault is over. */
  | 'kept-late'
  /** The server says that its own time ran out; it is kept all the same. */
  | 'kept-and-timed-out'
  | 'timed-out'
  | 'not-ready'
  | 'access-denied';

type Metadata = { get(key: string): unknown[]; set(key: string, value: string): void };
type Call<Request, Response> = {
  readonly request: Request;
  readonly metadata: Metadata;
  readonly cancelled: boolean;
  write(response: Response): boolean;
  end(): void;
  on(event: string, listener: (message: Request) => void): unknown;
  once(event: string, listener: () => void): unknown;
  emit(event: 'error', error: unknown): boolean;
};
type Callback<Response> = (error: unknown, response?: Response) => void;
type Grpc = {
  Server: new (options: object) => {
    addService(service: unknown, handlers: object): void;
    bindAsync(address: string, credentials: unknown, bound: (error: Error | null, port: number) => void): void;
    forceShutdown(): void;
  };
  ServerCredentials: {
    createInsecure(): unknown;
    createSsl(root: null, pairs: readonly { private_key: Buffer; cert_chain: Buffer }[]): unknown;
  };
  Metadata: new () => Metadata;
};

const grpc = wire.ofTheClient('@grpc/grpc-js') as Grpc;
const UNAVAILABLE = 14;
const NOT_FOUND = 5;
const DENIED = 7;

export type KurrentServerOptions = {
  /** The streams it keeps: shared by the nodes of one cluster. */
  readonly streams?: KurrentStreams;
  /** The port it had before, where it is started again. */
  readonly port?: number;
  /** A key and a certificate, where it is to speak TLS. */
  readonly tls?: { readonly key: Buffer; readonly certificate: Buffer };
  /** `user:password` in base64, where it is to let in nobody else. */
  readonly login?: string;
  /** False for a server older than batch appends. */
  readonly batches?: boolean;
};

/**
 * A stand-in for KurrentDB: a real gRPC server of the part of its protocol that the ledger uses, made of the
 * definitions the client ships, that can be told what to do wrong. It shows what the adapter does; it cannot show that
 * KurrentDB does the same.
 */
export class KurrentServer {
  readonly streams: KurrentStreams;
  /** The nodes of its cluster; itself alone where empty. */
  members: readonly KurrentServer[] = [];
  leads = true;
  /** While true, calls are taken and nothing is answered. */
  silent = false;
  /** False where subscriptions stay open and say nothing more. */
  tells = true;
  /** How often each method was called. */
  readonly called: Record<string, number> = {};
  port = 0;
  private readonly faults: (AppendFault | undefined)[] = [];
  private readonly before: (() => void)[] = [];
  private readonly late: (() => void)[] = [];
  private readonly server = new grpc.Server({ 'grpc.max_receive_message_length': 17 * 1_024 * 1_024 });

  constructor(private readonly options: KurrentServerOptions) {
    this.streams = options.streams ?? new KurrentStreams();
    this.server.addService(features.ServerFeaturesService, { getSupportedMethods: this.getSupportedMethods });
    this.server.addService(gossip.GossipService, { read: this.gossip });
    this.server.addService(streams.StreamsService, {
      read: this.read,
      append: this.append,
      batchAppend: this.batchAppend,
    });
  }

  get url(): string {
    return `kurrentdb://127.0.0.1:${this.port}?tls=${this.options.tls !== undefined}`;
  }

  async listen(): Promise<this> {
    const { tls, port = 0 } = this.options;
    const credentials = tls
      ? grpc.ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }])
      : grpc.ServerCredentials.createInsecure();
    this.port = await new Promise((resolve, reject) =>
      this.server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    return this;
  }

  /** What goes wrong with appends to come, one after another. */
  failNext(...faults: readonly (AppendFault | undefined)[]): void {
    this.faults.push(...faults);
  }

  /** Nothing goes wrong any more. */
  recover(): void {
    this.faults.splice(0);
  }

  /** Something done just before the next append is looked at: as by somebody quicker. */
  beforeNextAppend(act: () => void): void {
    this.before.push(act);
  }

  /** What was to be kept late is kept now. */
  keepTheLate(): void {
    for (const keep of this.late.splice(0)) keep();
  }

  /** Gone at once, as if killed: every line to it breaks. */
  kill(): void {
    this.server.forceShutdown();
  }

  private readonly getSupportedMethods = (call: Call<unknown, unknown>, answer: Callback<unknown>): void => {
    if (!this.takes('features', call, (error) => answer(error))) return;
    answer(
      null,
      wire.methodsOffered(this.options.batches === false ? ['append', 'read'] : ['append', 'batchappend', 'read']),
    );
  };

  private readonly gossip = (call: Call<unknown, unknown>, answer: Callback<unknown>): void => {
    if (!this.takes('gossip', call, (error) => answer(error))) return;
    const members = this.members.length === 0 ? [this as KurrentServer] : this.members;
    answer(null, wire.cluster(members.map(({ port, leads }) => ({ port, leads }))));
  };

  private readonly read = (call: Call<ReadReq, ReadResp>): void => {
    if (!this.takes('read', call, (error) => call.emit('error', error))) return;
    const options = call.request.getOptions();
    const asked = options?.getStream();
    const stream = nameIn(asked);
    if (options?.hasSubscription())
      return this.subscribe(call, stream, asked?.hasRevision() ? Number(asked.getRevision()) + 1 : 0);
    const kept = this.streams.eventsOf(stream);
    if (!kept) call.write(wire.notFound(stream));
    const from = asked?.hasRevision() ? Number(asked.getRevision()) : 0;
    const count = Number(options?.getCount() ?? 0);
    const read = asked?.hasEnd() ? kept?.slice(-count).reverse() : kept?.slice(from, from + count);
    for (const event of read ?? []) call.write(wire.eventRead(event));
    call.end();
  };

  private subscribe(call: Call<ReadReq, ReadResp>, stream: string, from: number): void {
    let next = from;
    const tell = () => {
      for (const event of this.streams.eventsOf(stream)?.slice(next) ?? []) {
        if (!this.silent && this.tells) call.write(wire.eventRead(event));
        next = event.revision + 1;
      }
    };
    call.write(wire.confirmed(`${stream}-${from}`));
    const stop = this.streams.onAppend(tell);
    call.once('cancelled', () => (stop(), call.end()));
    call.once('close', stop);
    tell();
  }

  private readonly append = (call: Call<AppendReq, AppendResp>, answer: Callback<AppendResp>): void => {
    if (!this.takes('append', call, (error) => answer(error))) return;
    let options: AppendReq.Options | undefined;
    const events: Proposed[] = [];
    call.on('data', (request) => {
      const message = request.getProposedMessage();
      options ??= request.getOptions();
      if (message) events.push(wire.proposedBy(message));
    });
    call.once('end', () => {
      if (!options) return;
      const expected = wire.expectation(options);
      answer(null, wire.singleAnswer(this.streams.append(nameIn(options), expected, events), expected));
    });
  };

  private readonly batchAppend = (call: Call<BatchAppendReq, BatchAppendResp>): void => {
    if (!this.takes('batchAppend', call, (error) => call.emit('error', error))) return;
    const begun = new Map<string, { options: BatchAppendReq.Options; events: Proposed[] }>();
    call.on('data', (request) => {
      const id = request.getCorrelationId()?.getString() ?? '';
      const asked = request.getOptions();
      if (asked) begun.set(id, { options: asked, events: [] });
      const { options, events } = begun.get(id) ?? {};
      events?.push(...request.getProposedMessagesList().map(wire.proposedBy));
      if (!options || !events || !request.getIsFinal()) return;
      begun.delete(id);
      const [stream, expected] = [nameIn(options), wire.batchExpectation(options)];
      this.carryOut(
        () => wire.batchAnswer(this.streams.append(stream, expected, events), expected),
        (answer) =>
          call.write(answer.setCorrelationId(request.getCorrelationId()).setStreamIdentifier(wire.identifier(stream))),
        (why) => call.emit('error', why),
        () => this.leadElsewhere(call.metadata),
      );
    });
    call.once('end', () => call.end());
  };

  private carryOut(
    keep: () => BatchAppendResp,
    say: (answer: BatchAppendResp) => void,
    breakOff: (why: object) => void,
    elsewhere: () => object | undefined,
  ): void {
    for (const act of this.before.splice(0)) act();
    const not = elsewhere();
    if (not) return breakOff(not);
    const fault = this.faults.shift();
    if (fault === undefined) return say(keep());
    if (fault === 'kept-late') this.late.push(keep);
    else if (fault.startsWith('kept')) keep();
    if (fault.endsWith('line-lost')) breakOff({ code: UNAVAILABLE, details: 'Connection dropped' });
    const refusal = wire.refusals[fault];
    if (refusal) say(refusal());
  }

  /** Whether a call is to be gone on with; if not, it was refused, or is never answered. */
  private takes(
    method: string,
    { metadata }: Pick<Call<never, never>, 'metadata'>,
    refuse: (error: unknown) => void,
  ): boolean {
    this.called[method] = (this.called[method] ?? 0) + 1;
    if (this.silent) return false;
    // Any node says to anybody what it can do and who leads.
    if (method === 'features' || method === 'gossip') return true;
    const { login } = this.options;
    if (login !== undefined && String(metadata.get('authorization')[0]) !== `Basic ${login}`) {
      refuse({ code: DENIED, details: 'Access Denied', metadata: saying({ exception: 'access-denied' }) });
      return false;
    }
    const elsewhere = this.leadElsewhere(metadata);
    if (elsewhere) refuse(elsewhere);
    return elsewhere === undefined;
  }

  /** What is answered to a call that is to go to the leader, where another node leads, or none does yet. */
  private leadElsewhere(metadata: Metadata): object | undefined {
    if (this.leads || metadata.get('requires-leader')[0] !== 'true') return undefined;
    const leader = this.members.find(({ leads }) => leads);
    if (!leader) return { code: UNAVAILABLE, details: 'Server Is Not Ready' };
    const where = { 'leader-endpoint-host': '127.0.0.1', 'leader-endpoint-port': String(leader.port) };
    return {
      code: NOT_FOUND,
      details: 'Leader info available',
      metadata: saying({ exception: 'not-leader', ...where }),
    };
  }
}

const saying = (facts: Readonly<Record<string, string>>): Metadata => {
  const metadata = new grpc.Metadata();
  for (const [key, value] of Object.entries(facts)) metadata.set(key, value);
  return metadata;
};

type Named = { getStreamIdentifier(): { getStreamName_asU8(): Uint8Array } | undefined };

const nameIn = (options: Named | undefined): string =>
  wire.streamNamed(options?.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array());
