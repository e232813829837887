package dev.superstep.dynamodblocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteNativesTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, libsqlite4java-linux-amd64.so",
        "Mac OS X, x86_64, libsqlite4java-osx.dylib",
        "Mac OS X, aarch64, libsqlite4java-osx-aarch64.dylib",
        "Windows 11, amd64, sqlite4java-win32-x64.dll",
    })
    void each_platform_has_a_library_that_is_packed(String os, String arch, String library) {
        assertThat(SqliteNatives.libraryFor(os, arch)).isEqualTo(library);
        assertThat(SqliteNatives.class.getResource("natives/" + library)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Linux, aarch64", "Windows 11, aarch64", "SunOS, sparcv9"})
    void a_platform_without_one_is_refused_by_name(String os, String arch) {
        assertThatThrownBy(() -> SqliteNatives.libraryFor(os, arch))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(os)
                .hasMessageContaining(arch);
    }
}
