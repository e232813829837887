package dev.superstep.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;

/**
 * A port of the loopback address, for a process that must be told one: until this is closed, the system gives it to nobody
 * who asks for any port, and nobody answers at it but who was told.
 *
 * <p>A port that was merely found to be free can be another's by the time it is used. This one is bound, without a listener;
 * on Linux a server may bind it nevertheless, since both allow reuse of the address ({@code SO_REUSEADDR}), as servers do.
 * Other systems do not let it, so there it is free at first and no more.
 */
public final class ReservedPort implements AutoCloseable {
    private final SocketChannel socket;
    private final int number;

    /** @throws UncheckedIOException if there is none left */
    public ReservedPort() {
        try {
            this.socket = SocketChannel.open(StandardProtocolFamily.INET);
            this.number = reserve(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int reserve(SocketChannel socket) throws IOException {
        try {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            int number = ((InetSocketAddress) socket.getLocalAddress()).getPort();
            if (!System.getProperty("os.name").equals("Linux")) {
                socket.close();
            }
            return number;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** 1 to 65,535. */
    public int number() {
        return number;
    }

    /** Such as {@code 127.0.0.1:32768}. */
    public String address() {
        return "127.0.0.1:" + number;
    }

    /** Such as {@code http://127.0.0.1:32768}. */
    public URI http() {
        return URI.create("http://" + address());
    }

    /** Gives it back; who listens there goes on. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
