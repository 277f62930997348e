package mx.lanet.helpdesk.shared.internal;

import java.util.List;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers the actor of the request as a parameter (Actor, Person or Agent), and puts the access rules before them. */
@Configuration(proxyBeanMethods = false)
class ActorArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    private final AccessRules accessRules;

    ActorArguments(AccessRules accessRules) {
        this.accessRules = accessRules;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(accessRules).order(-100);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Actor.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer mavContainer,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        Actor actor = AccessRules.currentActor();
        if (actor instanceof ApiKey key && parameter.getParameterType() == Person.class) {
            return key.person();
        }
        return parameter.getParameterType().isInstance(actor) ? actor : null;
    }
}
