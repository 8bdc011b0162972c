package io.github.acsemulator.identity;

import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.error.RefusedException;
import io.github.acsemulator.json.StrictJson;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.EmulatorClock;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The identities that a server begins with. */
public final class IdentitySeed {
    private final List<Planned> planned;

    private IdentitySeed(List<Planned> planned) {
        this.planned = planned;
    }

    /**
     * The identities that {@code json} lists.
     *
     * @throws SettingException if one is not what it may be, or two are the same
     */
    public static IdentitySeed of(Optional<String> json, Resources resources) {
        if (json.isEmpty()) {
            return new IdentitySeed(List.of());
        }
        List<Planned> planned = new ArrayList<>();
        Set<Object> taken = new HashSet<>();
        for (SeedEntry entry : read(json.get())) {
            String where = "[" + planned.size() + "]";
            if (entry == null) {
                throw mistake(where + " must be an object");
            }
            Planned one = planned(entry, where, resources);
            if (one.id != null && !taken.add(one.id)) {
                throw mistake(where + ".id stands there twice");
            }
            if (one.customId != null && !taken.add(one.resource + "/" + one.customId)) {
                throw mistake(where + ".customId stands there twice");
            }
            planned.add(one);
        }
        return new IdentitySeed(List.copyOf(planned));
    }

    private static SeedEntry[] read(String json) {
        try {
            return StrictJson.read(json.getBytes(StandardCharsets.UTF_8), SeedEntry[].class);
        } catch (RefusedException e) {
            throw mistake(e.refusal().message().replaceFirst("^The body", "it").replaceFirst("\\.$", ""));
        }
    }

    private static Planned planned(SeedEntry entry, String where, Resources resources) {
        UUID resource = entry.resource == null
                ? Resources.DEFAULT_ID
                : resources.all().stream()
                        .filter(known -> known.id().toString().equalsIgnoreCase(entry.resource)
                                || known.name().equalsIgnoreCase(entry.resource))
                        .findFirst()
                        .orElseThrow(() -> mistake(where + ".resource '" + entry.resource
                                + "' must be the id or the name of a resource of this server"))
                        .id();
        @Nullable IdentityId id = null;
        if (entry.id != null) {
            id = IdentityId.parse(entry.id)
                    .filter(parsed -> parsed.resource().equals(resource))
                    .orElseThrow(() -> mistake(where + ".id '" + entry.id + "' must be 8:acs:" + resource
                            + "_ and a GUID in lower-case letters"));
        } else if (entry.customId == null) {
            throw mistake(where + " needs an id or a customId");
        }
        if (entry.customId != null && (entry.customId.isEmpty() || entry.customId.length() > 256)) {
            throw mistake(where + ".customId must have from 1 to 256 characters");
        }
        return new Planned(
                resource,
                id,
                entry.customId,
                moment(entry.createdAt, where + ".createdAt"),
                moment(entry.revokedAt, where + ".revokedAt"),
                moment(entry.deletedAt, where + ".deletedAt"));
    }

    private static @Nullable Moment moment(@Nullable String text, String where) {
        try {
            return text == null ? null : Moment.of(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw mistake(where + " '" + text
                    + "' must be a time such as 2026-11-24T09:00:00Z, from 2020 to 9999, or how far from the clock's,"
                    + " such as -PT2H");
        }
    }

    private static SettingException mistake(String explanation) {
        return new SettingException(Setting.IDENTITIES.key() + ": " + explanation + ".");
    }

    /** Adds those that are not there yet; by the names they bear, if they have no id. */
    void plant(IdentityStore store, IdentityIdGenerator ids, Instant now) {
        planned.forEach(one -> one.plant(store, ids, now));
    }

    /** Adds those of {@code resource} that are not there yet. */
    void plant(Resource resource, IdentityStore store, IdentityIdGenerator ids, Instant now) {
        planned.stream().filter(one -> one.resource.equals(resource.id())).forEach(one -> one.plant(store, ids, now));
    }

    /** A time, or a distance from the clock's. */
    private record Moment(@Nullable Instant at, Duration from) {
        private static final Duration FARTHEST = Duration.ofDays(365_000);

        static Moment of(String text) {
            if (text.matches("[+-]?P.*")) {
                return new Moment(null, within(Duration.parse(text), FARTHEST.negated(), FARTHEST));
            }
            Instant at = within(Instant.parse(text), EmulatorClock.EARLIEST, EmulatorClock.LATEST);
            return new Moment(at, Duration.ZERO);
        }

        private static <T extends Comparable<T>> T within(T value, T least, T most) {
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw new DateTimeException(value + " is out of range");
            }
            return value;
        }

        Instant when(Instant now) {
            return at == null ? now.plus(from) : at;
        }
    }

    private record Planned(
            UUID resource,
            @Nullable IdentityId id,
            @Nullable String customId,
            @Nullable Moment createdAt,
            @Nullable Moment revokedAt,
            @Nullable Moment deletedAt) {
        void plant(IdentityStore store, IdentityIdGenerator ids, Instant now) {
            Instant created = createdAt == null ? now : createdAt.when(now);
            Identity identity = Identity.created(created.toEpochMilli()).withCustomId(customId);
            if (revokedAt != null) {
                identity = identity.withCut(revokedAt.when(now).getEpochSecond() + 1);
            }
            if (deletedAt != null) {
                identity = identity.deleted(deletedAt.when(now).toEpochMilli());
            }
            if (id != null) {
                if (store.insert(id, identity)) {
                    name(store, id);
                }
            } else if (store.named(resource, String.valueOf(customId)).isEmpty()) {
                IdentityId made = ids.next(resource, created);
                while (!store.insert(made, identity)) {
                    made = ids.next(resource, created);
                }
                name(store, made);
            }
        }

        private void name(IdentityStore store, IdentityId made) {
            if (customId != null && deletedAt == null) {
                store.name(made, customId);
            }
        }
    }

    private record SeedEntry(
            @Nullable String id,
            @Nullable String resource,
            @Nullable String customId,
            @Nullable String createdAt,
            @Nullable String revokedAt,
            @Nullable String deletedAt) {}
}
