package io.tradu.skipper.server;

import java.lang.reflect.Type;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.cloud.skipper.domain.UploadRequest;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses uploaded packages whose names would lead out of the folder that Skipper unpacks
 * them in.
 */
@ControllerAdvice
class PackageNames extends RequestBodyAdviceAdapter {

	private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*");

	@Override
	public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
		return UploadRequest.class.equals(type);
	}

	@Override
	public Object afterBodyRead(Object body, HttpInputMessage message, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converter) {
		UploadRequest upload = (UploadRequest) body;
		if (!Stream.of(upload.getName(), upload.getVersion(), upload.getExtension())
			.allMatch((name) -> name != null && NAME.matcher(name).matches())) {
			throw new IllegalArgumentException("a package's name, version and extension have letters, digits, "
					+ "underscores, dots and dashes only");
		}
		return body;
	}

}
