package dev.superstep.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.runlog.RunLog;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WatchedRunLogTest {
    @Test
    void every_method_of_the_log_is_passed_on_those_with_a_default_too() {
        assertThat(Arrays.stream(RunLog.class.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(WatchedRunLogTest::signature))
                .isSubsetOf(Arrays.stream(WatchedRunLog.class.getDeclaredMethods())
                        .map(WatchedRunLogTest::signature)
                        .toList());
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }
}
