package dev.superstep.runner;

import dev.superstep.runlog.Commit;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.Step;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a runner break a rule: an attempt that finds its task committed answers from what is recorded and does not look at
 * its superstep again.
 *
 * <p>The look of such an attempt is answered from here, with the attempt's own item alone; the log is not asked.
 */
final class WithoutSecondLook implements InvocationHandler {
    private final RunLog log;
    private @Nullable Delta found;

    private WithoutSecondLook(RunLog log) {
        this.log = log;
    }

    static RunLog on(RunLog log) {
        return (RunLog) Proxy.newProxyInstance(
                RunLog.class.getClassLoader(), new Class<?>[] {RunLog.class}, new WithoutSecondLook(log));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Delta own = found;
        if (method.getName().equals("step") && own != null) {
            return new Step(own.superstep(), List.of(own));
        }
        try {
            Object answer = method.invoke(log, arguments);
            switch (answer) {
                case Commit.AlreadyCommitted already -> found = already.winner();
                case Optional<?> item when item.orElse(null) instanceof Delta delta -> found = delta;
                case null, default -> {}
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
