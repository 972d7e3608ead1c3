package io.tradu.dataflow.server;

import java.util.Map;

import io.tradu.server.security.ServerSecurityConfiguration;
import io.tradu.server.yaml.SnakeYamlAdapter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.session.SessionAutoConfiguration;
import org.springframework.cloud.common.security.CommonSecurityAutoConfiguration;
import org.springframework.cloud.dataflow.configuration.metadata.container.ContainerImageMetadataResolver;
import org.springframework.cloud.dataflow.container.registry.ContainerRegistryAutoConfiguration;
import org.springframework.cloud.dataflow.server.EnableDataFlowServer;
import org.springframework.cloud.dataflow.server.stream.StreamDeployer;
import org.springframework.cloud.deployer.spi.local.LocalDeployerAutoConfiguration;
import org.springframework.cloud.task.configuration.MetricsAutoConfiguration;
import org.springframework.cloud.task.configuration.SimpleTaskAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Spring Cloud Data Flow's server with its dashboard, for its operator only.
 */
// The server brings its own deployer, and is itself neither a task nor a place for
// sessions.
@SpringBootApplication(
		exclude = { MetricsAutoConfiguration.class, SessionAutoConfiguration.class, SimpleTaskAutoConfiguration.class,
				ManagementWebSecurityAutoConfiguration.class, SecurityAutoConfiguration.class,
				UserDetailsServiceAutoConfiguration.class, CommonSecurityAutoConfiguration.class,
				LocalDeployerAutoConfiguration.class, ContainerRegistryAutoConfiguration.class })
@EnableDataFlowServer
@Import(ServerSecurityConfiguration.class)
public class DataFlowServer {

	public static void main(String[] args) {
		SnakeYamlAdapter.load(StreamDeployer.class, "SkipperStreamDeployer");
		SpringApplication.run(DataFlowServer.class, args);
	}

	// No application is a container image.
	@Bean
	ContainerImageMetadataResolver containerImageMetadataResolver() {
		return (image) -> Map.of();
	}

}
