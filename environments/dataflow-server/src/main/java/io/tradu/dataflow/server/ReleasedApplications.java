package io.tradu.dataflow.server;

import java.net.URI;

import io.tradu.server.security.NotReleasedException;
import io.tradu.server.security.ReleaseFolder;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.dataflow.core.AppRegistration;
import org.springframework.cloud.dataflow.registry.repository.AppRegistrationRepository;
import org.springframework.cloud.dataflow.registry.service.AppRegistryService;
import org.springframework.cloud.dataflow.registry.support.AppResourceCommon;
import org.springframework.cloud.deployer.resource.maven.MavenProperties;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Keeps Data Flow from registering and from launching what is not released: both where an
 * application is written to the registry, and where it is taken from there.
 */
@Component
class ReleasedApplications implements BeanPostProcessor {

	private final ObjectFactory<ReleaseFolder> releases;

	ReleasedApplications(ObjectFactory<ReleaseFolder> releases) {
		this.releases = releases;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof AppResourceCommon) {
			return new ReleasedResources();
		}
		return (bean instanceof AppRegistrationRepository || bean instanceof AppRegistryService) ? guarded(bean) : bean;
	}

	private Object guarded(Object bean) {
		ProxyFactory proxy = new ProxyFactory(bean);
		proxy.addAdvice((MethodBeforeAdvice) (method, arguments, target) -> {
			for (Object argument : arguments) {
				if (argument instanceof AppRegistration) {
					requireReleased((AppRegistration) argument);
				}
				// A list of applications that is not part of the request.
				else if (argument instanceof Resource[] && method.getName().equals("importAll")) {
					requireGiven((Resource[]) argument);
				}
			}
		});
		return proxy.getProxy();
	}

	private static void requireGiven(Resource... lists) {
		for (Resource list : lists) {
			if (!(list instanceof ByteArrayResource)) {
				throw new NotReleasedException("applications are listed in the request itself, not elsewhere");
			}
		}
	}

	private void requireReleased(AppRegistration application) {
		requireReleased(application.getUri());
		if (application.getMetadataUri() != null) {
			requireReleased(application.getMetadataUri());
		}
	}

	private void requireReleased(URI uri) {
		this.releases.getObject().require(String.valueOf(uri));
	}

	/** Takes applications from the folder of releases only. */
	private final class ReleasedResources extends AppResourceCommon {

		private ReleasedResources() {
			super(new MavenProperties(), new DefaultResourceLoader());
		}

		@Override
		public Resource getResource(String uri) {
			ReleasedApplications.this.releases.getObject().require(uri);
			return super.getResource(uri);
		}

		@Override
		public Resource getMetadataResource(URI application, @Nullable URI metadata) {
			return getResource(String.valueOf((metadata != null) ? metadata : application));
		}

	}

}
