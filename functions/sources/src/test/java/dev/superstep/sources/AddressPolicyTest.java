package dev.superstep.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::101:101"})
    void public_addresses_are_permitted(String address) throws UnknownHostException {
        assertThat(AddressPolicy.publicOnly().permits(InetAddress.getByName(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "2130706433",
                "169.254.169.254",
                "168.63.129.16",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.255",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void addresses_that_are_not_public_are_refused(String address) throws UnknownHostException {
        assertThat(AddressPolicy.publicOnly().permits(InetAddress.getByName(address)))
                .isFalse();
    }

    @Test
    void a_network_can_be_allowed_and_nothing_beside_it() throws UnknownHostException {
        AddressPolicy policy = AddressPolicy.allowing(List.of("10.20.0.0/14", "fd12::/16", "127.0.0.1/32"));

        assertThat(policy.permits(InetAddress.getByName("10.23.255.255"))).isTrue();
        assertThat(policy.permits(InetAddress.getByName("10.24.0.0"))).isFalse();
        assertThat(policy.permits(InetAddress.getByName("fd12:1::1"))).isTrue();
        assertThat(policy.permits(InetAddress.getByName("fd13::1"))).isFalse();
        assertThat(policy.permits(InetAddress.getByName("::ffff:127.0.0.1"))).isTrue();
        assertThat(policy.permits(InetAddress.getByName("127.0.0.2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "::/129", "localhost/8", "10.0.0/x", "1.2.3.4.5/8", ""})
    void what_is_no_network_is_refused(String notation) {
        assertThatThrownBy(() -> AddressPolicy.allowing(List.of(notation)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
