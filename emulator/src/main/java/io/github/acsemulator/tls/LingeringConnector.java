package io.github.acsemulator.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Closes connections so that clients get to read their last answer. A socket that is closed while something it was sent
 * lies unread resets the connection, and the reset takes from the client an answer it has not read yet: whoever sends
 * 10 MB learns of a broken pipe instead of a 413. So the server says that it is done, and reads and throws away for a
 * while what still comes.
 */
final class LingeringConnector extends ServerConnector {
    private static final int PAUSE_MILLIS = 20;
    private static final int SILENT_PAUSES = 50;
    private static final int MOST_PAUSES = 500;
    private static final int READS_IN_A_ROW = 64;
    private static final int BUFFER_BYTES = 64 << 10;

    private final Set<SocketChannel> lingering = ConcurrentHashMap.newKeySet();

    LingeringConnector(Server server, ConnectionFactory... protocols) {
        super(server, null, null, null, 1, 1, protocols);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint endPoint = new Lingering(channel, selector, key);
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        for (SocketChannel channel : lingering) {
            channel.close();
        }
        lingering.clear();
    }

    private final class Lingering extends SocketChannelEndPoint {
        private final SelectionKey key;
        private int pauses;
        private int silentPauses;

        Lingering(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            super(channel, selector, key, LingeringConnector.this.getScheduler());
            this.key = key;
        }

        @Override
        public void doClose() {
            try {
                key.cancel();
                getChannel().shutdownOutput();
                lingering.add(getChannel());
                linger();
            } catch (IOException e) {
                // The connection is gone already.
                closeNow();
            }
        }

        private void linger() {
            if (!isRunning() || isExhausted()) {
                closeNow();
            } else {
                getScheduler().schedule(this::linger, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        /** Whether there is nothing left to wait for. */
        private boolean isExhausted() {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            try {
                int read = getChannel().read(buffer);
                silentPauses = read > 0 ? 0 : silentPauses + 1;
                for (int i = 1; i < READS_IN_A_ROW && read > 0; i++) {
                    read = getChannel().read(buffer.clear());
                }
                pauses++;
                return read < 0 || pauses > MOST_PAUSES || silentPauses > SILENT_PAUSES;
            } catch (IOException e) {
                return true;
            }
        }

        private void closeNow() {
            lingering.remove(getChannel());
            super.doClose();
        }
    }
}
