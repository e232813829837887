package dev.superstep.engine.kills;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import java.io.IOException;

/** DynamoDB Local in a process of its own; prints its address and ends when its standard input does. */
final class DatabaseProcess {
    private DatabaseProcess() {}

    public static void main(String[] args) throws IOException {
        try (DynamoDbLocal local = DynamoDbLocal.start()) {
            System.out.println(local.endpoint());
            while (System.in.read() >= 0) {
                // Nobody says anything; whoever started this process holds the other end.
            }
        }
    }
}
