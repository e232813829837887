package dev.superstep.api.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.api.engine.EngineLoad;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FairPlacesTest {
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    /** Starts a thread that takes a place, notes its name, and gives the place back; waits until it is in the queue. */
    private Thread queue(FairPlaces places, String workflow, String name) {
        int before = places.load().waiting();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                places.take(workflow);
            } catch (InterruptedException e) {
                order.add(name + " interrupted");
                return;
            }
            order.add(name);
            places.giveBack();
        });
        while (places.load().waiting() == before) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void places_go_from_workflow_to_workflow_and_within_one_by_age() throws InterruptedException {
        FairPlaces places = new FairPlaces(1);
        places.take("a");
        List<Thread> threads = new ArrayList<>();
        for (String name : List.of("a1", "a2", "a3", "b1", "b2", "c1")) {
            threads.add(queue(places, name.substring(0, 1), name));
        }
        assertThat(places.load()).isEqualTo(new EngineLoad.Places(1, 1, 6));

        places.giveBack();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(order).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
        assertThat(places.load()).isEqualTo(new EngineLoad.Places(1, 0, 0));
    }

    @Test
    void who_is_interrupted_leaves_the_queue_and_the_place_goes_to_the_next() throws InterruptedException {
        FairPlaces places = new FairPlaces(1);
        places.take("a");
        Thread first = queue(places, "a", "a1");
        Thread second = queue(places, "a", "a2");

        first.interrupt();
        first.join();
        places.giveBack();
        second.join();

        assertThat(order).containsExactly("a1 interrupted", "a2");
        assertThat(places.tryTake()).isTrue();
        assertThat(places.tryTake()).isFalse();
    }

    @Test
    void never_more_than_the_limit_have_a_place() throws InterruptedException {
        FairPlaces places = new FairPlaces(3);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(300);
        for (int i = 0; i < 300; i++) {
            String workflow = "w" + i % 7;
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    places.take(workflow);
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.sleep(1);
                    now.decrementAndGet();
                    places.giveBack();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    done.countDown();
                }
            });
            if (i % 5 == 0) {
                thread.interrupt();
            }
        }
        done.await();

        assertThat(most.get()).isEqualTo(3);
    }

    @Test
    void there_is_at_least_one_place() {
        assertThatThrownBy(() -> new FairPlaces(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
