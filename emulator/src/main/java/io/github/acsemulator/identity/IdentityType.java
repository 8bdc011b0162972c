package io.github.acsemulator.identity;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How identities stand in the file: numbers of variable length, so 0 takes a byte, and the customId. */
final class IdentityType extends BasicDataType<Identity> {
    @Override
    public int getMemory(Identity identity) {
        String customId = identity.customId();
        return 72 + (customId == null ? 0 : 56 + 2 * customId.length());
    }

    @Override
    public Identity[] createStorage(int size) {
        return new Identity[size];
    }

    @Override
    public void write(WriteBuffer buffer, Identity identity) {
        buffer.putVarLong(identity.createdAt())
                .putVarLong(identity.deletedAt())
                .putVarLong(identity.cut())
                .putVarLong(identity.validFrom())
                .putVarLong(identity.tokensIssued())
                .putVarLong(identity.lastTokenIssuedAt())
                .putVarLong(identity.lastTokenExpiresAt());
        String customId = identity.customId();
        // One more than the length, for an empty customId is not the same as none.
        buffer.putVarInt(customId == null ? 0 : customId.length() + 1);
        if (customId != null) {
            buffer.putStringData(customId, customId.length());
        }
    }

    @Override
    public Identity read(ByteBuffer buffer) {
        long createdAt = DataUtils.readVarLong(buffer);
        long deletedAt = DataUtils.readVarLong(buffer);
        long cut = DataUtils.readVarLong(buffer);
        long validFrom = DataUtils.readVarLong(buffer);
        long tokensIssued = DataUtils.readVarLong(buffer);
        long lastTokenIssuedAt = DataUtils.readVarLong(buffer);
        long lastTokenExpiresAt = DataUtils.readVarLong(buffer);
        int length = DataUtils.readVarInt(buffer) - 1;
        String customId = length < 0 ? null : DataUtils.readString(buffer, length);
        return new Identity(
                createdAt, deletedAt, cut, validFrom, tokensIssued, lastTokenIssuedAt, lastTokenExpiresAt, customId);
    }
}
