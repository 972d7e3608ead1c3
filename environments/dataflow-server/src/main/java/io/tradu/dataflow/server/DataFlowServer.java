package io.tradu.dataflow.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.session.SessionAutoConfiguration;
import org.springframework.cloud.dataflow.server.EnableDataFlowServer;
import org.springframework.cloud.deployer.spi.cloudfoundry.CloudFoundryDeployerAutoConfiguration;
import org.springframework.cloud.deployer.spi.kubernetes.KubernetesAutoConfiguration;
import org.springframework.cloud.deployer.spi.local.LocalDeployerAutoConfiguration;
import org.springframework.cloud.task.configuration.MetricsAutoConfiguration;
import org.springframework.cloud.task.configuration.SimpleTaskAutoConfiguration;

/**
 * Spring Cloud Data Flow's server with its dashboard, on loopback and without a login of
 * its own.
 */
// The server brings its own deployers, and is itself neither a task nor a place for
// sessions.
@SpringBootApplication(
		exclude = { MetricsAutoConfiguration.class, SessionAutoConfiguration.class, SimpleTaskAutoConfiguration.class,
				ManagementWebSecurityAutoConfiguration.class, SecurityAutoConfiguration.class,
				UserDetailsServiceAutoConfiguration.class, LocalDeployerAutoConfiguration.class,
				CloudFoundryDeployerAutoConfiguration.class, KubernetesAutoConfiguration.class })
@EnableDataFlowServer
public class DataFlowServer {

	public static void main(String[] args) {
		SpringApplication.run(DataFlowServer.class, args);
	}

}
