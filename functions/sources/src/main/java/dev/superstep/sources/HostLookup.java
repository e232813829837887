package dev.superstep.sources;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where the addresses of a host come from: a port, so that tests can have a name lead elsewhere. */
@FunctionalInterface
interface HostLookup {
    /** The addresses of {@code host}, which may be an address itself; at least one. */
    List<InetAddress> addressesOf(String host) throws UnknownHostException;

    /** What the system knows of hosts. */
    static HostLookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
