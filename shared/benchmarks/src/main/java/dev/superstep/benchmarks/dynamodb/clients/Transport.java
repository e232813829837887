package dev.superstep.benchmarks.dynamodb.clients;

import java.net.URI;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How a DynamoDB client sends its requests. */
enum Transport {
    /** AWS's own, in C. */
    CRT {
        @Override
        Client open(URI endpoint) {
            return blocking(endpoint, AwsCrtHttpClient.create());
        }
    },
    /** Apache HttpClient, the SDK's default. */
    APACHE {
        @Override
        Client open(URI endpoint) {
            return blocking(endpoint, ApacheHttpClient.create());
        }
    },
    /** Netty, the default of the asynchronous client; the caller waits for each answer. */
    NETTY {
        @Override
        Client open(URI endpoint) {
            DynamoDbAsyncClient client = local(DynamoDbAsyncClient.builder(), endpoint)
                    .httpClient(NettyNioAsyncHttpClient.create())
                    .build();
            return call -> call.by(client);
        }
    },
    /** The JDK's HttpURLConnection. */
    URL_CONNECTION {
        @Override
        Client open(URI endpoint) {
            return blocking(endpoint, UrlConnectionHttpClient.create());
        }
    };

    /** Sends calls, and gives how many items came back. */
    @FunctionalInterface
    interface Client {
        int send(Call call);
    }

    /** A client for as long as the process lives. */
    abstract Client open(URI endpoint);

    static Transport named(String name) {
        return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Client blocking(URI endpoint, SdkHttpClient http) {
        DynamoDbClient client =
                local(DynamoDbClient.builder(), endpoint).httpClient(http).build();
        return call -> call.by(client);
    }

    private static <B extends AwsClientBuilder<B, ?>> B local(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }
}
