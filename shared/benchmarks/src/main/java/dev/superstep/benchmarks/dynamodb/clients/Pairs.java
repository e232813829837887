package dev.superstep.benchmarks.dynamodb.clients;

/** The two requests of a step, over and over by one client: the item before is read, and the next one put. */
final class Pairs {
    /** How many there are in one {@link #run}. */
    static final int MANY = 500;

    private static final String KILOBYTE = "x".repeat(1024);

    private final Transport.Client client;
    private final String partition;
    private int step;

    Pairs(Transport.Client client, String partition) {
        this.client = client;
        this.partition = partition;
    }

    void run() {
        for (int i = 0; i < MANY; i++) {
            int found = client.send(new Call.Read(partition, key(step)));
            if (found != Math.min(step, 1)) {
                throw new IllegalStateException("found " + found + " items before step " + step);
            }
            step++;
            client.send(new Call.Write(partition, key(step), KILOBYTE));
        }
    }

    private static String key(int step) {
        return "%08d=a".formatted(step);
    }
}
