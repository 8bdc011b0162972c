package io.github.acsemulator.identity;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * How ids stand in the file: a byte of flags, then 16 bytes for each GUID; the resource only where it is not that of the
 * id before on the same page.
 */
final class IdentityIdType extends BasicDataType<IdentityId> {
    private static final byte WITH_RESOURCE = 1;
    private static final byte WITH_OBJECT = 2;

    @Override
    public int compare(IdentityId one, IdentityId other) {
        return one.compareTo(other);
    }

    @Override
    public int getMemory(IdentityId id) {
        return id.object() == null ? 56 : 88;
    }

    @Override
    public IdentityId[] createStorage(int size) {
        return new IdentityId[size];
    }

    @Override
    public void write(WriteBuffer buffer, IdentityId id) {
        write(buffer, id, null);
    }

    @Override
    public void write(WriteBuffer buffer, Object storage, int length) {
        IdentityId[] ids = (IdentityId[]) storage;
        IdentityId before = null;
        for (int i = 0; i < length; i++) {
            write(buffer, ids[i], before);
            before = ids[i];
        }
    }

    private static void write(WriteBuffer buffer, IdentityId id, @Nullable IdentityId before) {
        UUID resource = before != null && before.resource().equals(id.resource()) ? null : id.resource();
        UUID object = id.object();
        buffer.put((byte) ((resource == null ? 0 : WITH_RESOURCE) | (object == null ? 0 : WITH_OBJECT)));
        if (resource != null) {
            write(buffer, resource);
        }
        write(buffer, id.user());
        if (object != null) {
            write(buffer, object);
        }
    }

    private static void write(WriteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    @Override
    public IdentityId read(ByteBuffer buffer) {
        return read(buffer, null);
    }

    @Override
    public void read(ByteBuffer buffer, Object storage, int length) {
        IdentityId[] ids = (IdentityId[]) storage;
        IdentityId before = null;
        for (int i = 0; i < length; i++) {
            before = read(buffer, before);
            ids[i] = before;
        }
    }

    private static IdentityId read(ByteBuffer buffer, @Nullable IdentityId before) {
        byte flags = buffer.get();
        UUID resource;
        if ((flags & WITH_RESOURCE) != 0) {
            resource = readGuid(buffer);
        } else if (before != null) {
            resource = before.resource();
        } else {
            throw new IllegalStateException("The first id of a page has no resource.");
        }
        UUID user = readGuid(buffer);
        return new IdentityId(resource, user, (flags & WITH_OBJECT) == 0 ? null : readGuid(buffer));
    }

    private static UUID readGuid(ByteBuffer buffer) {
        long high = buffer.getLong();
        return new UUID(high, buffer.getLong());
    }
}
