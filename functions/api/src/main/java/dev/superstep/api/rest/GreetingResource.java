package dev.superstep.api.rest;

import dev.superstep.workflows.Greeting;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A stand-in. */
@Path("/greeting")
public class GreetingResource {
    private final Greeting greeting;
    private final DynamoDbClient dynamoDb;

    GreetingResource(Greeting greeting, DynamoDbClient dynamoDb) {
        this.greeting = greeting;
        this.dynamoDb = dynamoDb;
    }

    record Answer(String text, List<String> tables) {}

    @GET
    public Answer greet() {
        return new Answer(greeting.text(), dynamoDb.listTables().tableNames());
    }
}
