package dev.superstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ReservedPortTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void its_server_listens_there() throws IOException {
        try (ReservedPort port = new ReservedPort();
                ServerSocket server = new ServerSocket(port.number(), 1, LOOPBACK);
                Socket client = new Socket(LOOPBACK, port.number());
                Socket accepted = server.accept()) {
            assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
            assertThat(port.http()).hasHost("127.0.0.1").hasPort(port.number());
            assertThat(port.http()).hasAuthority(port.address());
        }
    }

    @Test
    void its_server_can_be_started_again() throws IOException {
        try (ReservedPort port = new ReservedPort()) {
            for (int time = 0; time < 2; time++) {
                try (ServerSocket server = new ServerSocket(port.number(), 1, LOOPBACK);
                        Socket client = new Socket(LOOPBACK, port.number());
                        Socket accepted = server.accept()) {
                    assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
                }
            }
        }
    }

    @Test
    void nobody_answers_before_its_server_listens() {
        try (ReservedPort port = new ReservedPort()) {
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket(LOOPBACK, port.number()));
        }
    }

    @Test
    void two_servers_do_not_share_it() throws IOException {
        try (ReservedPort port = new ReservedPort();
                ServerSocket first = new ServerSocket(port.number(), 1, LOOPBACK)) {
            assertThat(first.isBound()).isTrue();
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> new ServerSocket(port.number(), 1, LOOPBACK));
        }
    }

    @Test
    void the_system_gives_it_to_nobody_else() throws IOException {
        List<ReservedPort> reserved = new ArrayList<>();
        List<ServerSocket> others = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                ReservedPort port = new ReservedPort();
                reserved.add(port);
                assertThat(numbers.add(port.number())).isTrue();
                ServerSocket other = new ServerSocket(0, 1, LOOPBACK);
                others.add(other);
                assertThat(numbers.add(other.getLocalPort())).isTrue();
            }
        } finally {
            reserved.forEach(ReservedPort::close);
            for (ServerSocket other : others) {
                other.close();
            }
        }
    }
}
