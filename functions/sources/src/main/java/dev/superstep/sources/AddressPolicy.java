package dev.superstep.sources;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those of the public internet, and the networks that are allowed by name.
 *
 * <p>Refused are the special ranges of IANA's two registries: private, shared (carrier-grade NAT), loopback, link-local with the
 * clouds' metadata services in it, multicast, unique-local, documentation, reserved, and the tunnels that hide an address
 * in another. The address of an IPv4 host in one of IPv6 (mapped, or of NAT64) counts as the former. Immutable.
 */
public final class AddressPolicy {
    private static final List<Network> SPECIAL_V4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            // The metadata services are among them.
            "169.254.0.0/16",
            // Azure's, which is a public address everywhere else.
            "168.63.129.16/32",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that is given out to hosts; what lies outside is loopback, link-local, unique-local, multicast or reserved. */
    private static final Network GLOBAL_V6 = Network.of("2000::/3");

    /** Of these, documentation, benchmarks and tunnels (Teredo, 6to4). */
    private static final List<Network> SPECIAL_V6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static final Network NAT64 = Network.of("64:ff9b::/96");

    private final List<Network> allowed;

    private AddressPolicy(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Public addresses, and nothing else. */
    public static AddressPolicy publicOnly() {
        return new AddressPolicy(List.of());
    }

    /**
     * Public addresses, and these networks.
     *
     * @param networks as {@code 10.1.0.0/16} or {@code fd00::/8}
     * @throws IllegalArgumentException if one is written otherwise
     */
    public static AddressPolicy allowing(List<String> networks) {
        return new AddressPolicy(networks.stream().map(Network::of).toList());
    }

    /** Whether {@code address} may be connected to. */
    public boolean permits(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return !isIn(SPECIAL_V4, address);
        }
        if (NAT64.contains(address)) {
            return isPublic(lastFourBytes(address));
        }
        return GLOBAL_V6.contains(address) && !isIn(SPECIAL_V6, address);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static InetAddress lastFourBytes(InetAddress address) {
        byte[] bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static List<Network> networks(String... notations) {
        return Stream.of(notations).map(Network::of).toList();
    }
}
