package io.github.acsemulator.identity;

import io.github.acsemulator.config.RuntimeSettings;
import io.github.acsemulator.config.Settings.UnknownIdentities;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.TokenOrigin;
import io.github.acsemulator.token.TokenScope;
import io.github.acsemulator.token.TokenSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of identities and their tokens. */
public final class IdentityService {
    private static final int LONGEST_CUSTOM_ID = 256;

    private final IdentityStore store;
    private final IdentityIdGenerator ids;
    private final AccessTokens tokens;
    private final EmulatorClock clock;
    private final Supplier<RuntimeSettings> settings;
    private final Object[] nameLocks = Stream.generate(Object::new).limit(64).toArray();
    /** Null until a revocation is delayed. */
    private volatile @Nullable DelayedRevocations delayed;

    /** Rules over {@code store}, by what {@code settings} says at the time. */
    public IdentityService(
            IdentityStore store,
            IdentityIdGenerator ids,
            Supplier<TokenSigner> signer,
            EmulatorClock clock,
            Supplier<RuntimeSettings> settings) {
        this.store = store;
        this.ids = ids;
        this.tokens = new AccessTokens(signer);
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * A new identity, or one found by its customId, with a token if one is asked for.
     *
     * @param id the identity
     * @param identity what is kept of it now
     * @param token its token
     */
    public record Created(IdentityId id, Identity identity, Optional<IssuedToken> token) {}

    /**
     * Makes an identity of {@code resource}, and a token for it if {@code asked} asks for one. Where one goes by
     * {@code customId} already, that is taken instead.
     *
     * @throws io.github.acsemulator.error.RefusedException {@link ErrorCatalogue#CUSTOM_ID_LENGTH}
     */
    public Created create(
            Resource resource, TokenOrigin origin, Optional<String> customId, Optional<TokenRequest> asked) {
        Optional<TokenRequest> request = asked.map(this::granted);
        if (customId.isEmpty()) {
            return createNew(resource, origin, null, request);
        }
        String name = customId.get();
        if (name.isEmpty() || name.length() > LONGEST_CUSTOM_ID) {
            throw ErrorCatalogue.CUSTOM_ID_LENGTH.exception();
        }
        // One at a time for each name: two that ask for one name at once get one identity.
        synchronized (nameLocks[Math.floorMod(name.hashCode(), nameLocks.length)]) {
            Optional<Created> known =
                    store.named(resource.id(), name).flatMap(id -> reuse(resource, origin, id, request));
            if (known.isPresent()) {
                return known.get();
            }
            Created created = createNew(resource, origin, name, request);
            store.name(created.id(), name);
            return created;
        }
    }

    /** Empty if it is gone meanwhile, as in a reset. */
    private Optional<Created> reuse(
            Resource resource, TokenOrigin origin, IdentityId known, Optional<TokenRequest> request) {
        IdentityId id = new IdentityId(resource.id(), known.user(), known.object());
        return store.find(id).map(identity -> {
            Optional<IssuedToken> token = request.map(wanted -> issue(resource, origin, id, wanted, clock.now()));
            return new Created(id, store.find(id).orElse(identity), token);
        });
    }

    private Created createNew(
            Resource resource, TokenOrigin origin, @Nullable String customId, Optional<TokenRequest> request) {
        Instant now = clock.now();
        Identity made = Identity.created(now.toEpochMilli()).withCustomId(customId);
        Identity kept =
                request.map(token -> AccessTokens.withToken(made, now, token)).orElse(made);
        IdentityId id = ids.next(resource.id(), now);
        while (!store.insert(id, kept)) {
            // Made before the clock was set back, or before a restart.
            id = ids.next(resource.id(), now);
        }
        IdentityId created = id;
        return new Created(
                created, kept, request.map(token -> tokens.sign(resource, origin, created, made, now, token)));
    }

    /**
     * The identity of {@code resource} that {@code text} names.
     *
     * @throws io.github.acsemulator.error.RefusedException {@link ErrorCatalogue#IDENTITY_NOT_OWNED} if it is another's
     *     or no identity at all
     */
    public static IdentityId owned(Resource resource, String text) {
        return IdentityId.parse(text)
                .filter(id -> id.resource().equals(resource.id()))
                .map(id -> new IdentityId(resource.id(), id.user(), id.object()))
                .orElseThrow(ErrorCatalogue.IDENTITY_NOT_OWNED::exception);
    }

    /**
     * Refuses identities that were deleted, and unknown ones where they are not adopted.
     *
     * @throws io.github.acsemulator.error.RefusedException {@link ErrorCatalogue#IDENTITY_NOT_FOUND}
     */
    public void requireUsable(IdentityId id) {
        usable(store.find(id));
    }

    private void usable(Optional<Identity> kept) {
        boolean refused = kept.map(Identity::isDeleted)
                .orElseGet(() -> settings.get().unknownIdentities() == UnknownIdentities.REJECT);
        if (refused) {
            throw ErrorCatalogue.IDENTITY_NOT_FOUND.exception();
        }
    }

    /** Issues a token for {@code id}; earlier ones stay valid. */
    public IssuedToken issue(Resource resource, TokenOrigin origin, IdentityId id, TokenRequest request) {
        return issue(resource, origin, id, granted(request), clock.now());
    }

    /** What is issued on {@code request}: a setting may give all tokens another life. */
    private TokenRequest granted(TokenRequest request) {
        return settings.get()
                .tokenLifetime()
                .map(lifetime -> new TokenRequest(request.scopes(), lifetime))
                .orElse(request);
    }

    private IssuedToken issue(Resource resource, TokenOrigin origin, IdentityId id, TokenRequest request, Instant now) {
        boolean adopts = store.find(id).isEmpty();
        Identity kept =
                store.update(id, found -> AccessTokens.withToken(usableOrAdopted(found, now), now, request), adopts);
        return tokens.sign(resource, origin, id, kept, now, request);
    }

    /**
     * The identity {@code id} with a token that expires at {@code expiry}. It is made if it is not there yet: it comes from
     * an exchanged token, and its id says all of it.
     */
    public Created issueUntil(
            Resource resource, TokenOrigin origin, IdentityId id, List<TokenScope> scopes, Instant expiry) {
        Instant now = clock.now();
        store.insert(id, Identity.created(now.toEpochMilli()));
        Duration lifetime = Duration.ofSeconds(expiry.getEpochSecond() - now.getEpochSecond());
        IssuedToken token = issue(resource, origin, id, new TokenRequest(scopes, lifetime), now);
        return new Created(
                id, store.find(id).orElseThrow(ErrorCatalogue.IDENTITY_NOT_FOUND::exception), Optional.of(token));
    }

    /** Revokes every token that was issued for {@code id} so far. */
    public void revoke(IdentityId id) {
        Instant now = clock.now();
        revoking(id, now, found -> {
            Identity identity = usableOrAdopted(found, now);
            return identity.withCut(Math.max(now.getEpochSecond(), identity.cut()) + 1);
        });
    }

    /** Refuses the tokens of {@code id} that were issued before {@code moment}; later ones are issued as ever. */
    public void refuseTokensBefore(IdentityId id, Instant moment) {
        Instant now = clock.now();
        revoking(id, now, found -> usableOrAdopted(found, now).withValidFrom(moment.toEpochMilli()));
    }

    /** Deletes {@code id}, and with it revokes its tokens; deleting again is no error. */
    public void delete(IdentityId id) {
        Instant now = clock.now();
        if (store.find(id).isEmpty()) {
            usable(Optional.empty());
        }
        revoking(id, now, found -> {
            Identity identity = found.orElseGet(() -> Identity.created(now.toEpochMilli()));
            return identity.isDeleted() ? identity : identity.deleted(now.toEpochMilli());
        });
    }

    /** Makes {@code change}, which whoever checks tokens sees after the delay that a setting may ask for. */
    private void revoking(IdentityId id, Instant now, Function<Optional<Identity>, Identity> change) {
        Duration delay = settings.get().revocationDelay();
        if (delay.isZero()) {
            store.update(id, change, true);
            forgetDelays(pending -> pending.clear(id));
            return;
        }
        Identity before = store.find(id).orElseGet(() -> Identity.created(now.toEpochMilli()));
        store.update(id, change, true);
        delays().add(id, before, now.plus(delay), now);
    }

    private synchronized DelayedRevocations delays() {
        if (delayed == null) {
            delayed = new DelayedRevocations();
        }
        return delayed;
    }

    void forgetDelays() {
        delayed = null;
    }

    void forgetDelays(UUID resource) {
        forgetDelays(pending -> pending.clear(resource));
    }

    private void forgetDelays(Consumer<DelayedRevocations> forget) {
        DelayedRevocations pending = delayed;
        if (pending != null) {
            forget.accept(pending);
        }
    }

    /** What whoever checks tokens sees of {@code id}: as {@link #find}, but for what has not taken effect yet. */
    public Optional<Identity> findInEffect(IdentityId id) {
        DelayedRevocations pending = delayed;
        return pending == null ? find(id) : pending.find(id, clock.now()).or(() -> find(id));
    }

    /** What is kept of {@code id}, deleted or not; empty if it was never seen here. */
    public Optional<Identity> find(IdentityId id) {
        return store.find(id);
    }

    /** Shows {@code visitor} all identities of {@code resource}, the oldest first, deleted ones included. */
    public void visit(Resource resource, BiConsumer<IdentityId, Identity> visitor) {
        store.visit(resource.id(), visitor);
    }

    private Identity usableOrAdopted(Optional<Identity> found, Instant now) {
        usable(found);
        return found.orElseGet(() -> Identity.created(now.toEpochMilli()));
    }
}
